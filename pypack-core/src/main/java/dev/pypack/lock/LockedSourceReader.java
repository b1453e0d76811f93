package dev.pypack.lock;

import dev.pypack.pep.SdistName;
import dev.pypack.pep.WheelName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads where a package comes from. */
final class LockedSourceReader {
    static final String VCS = "vcs";
    static final String DIRECTORY = "directory";
    static final String ARCHIVE = "archive";
    static final String SDIST = "sdist";
    static final String WHEELS = "wheels";

    private static final String TYPE = "type";
    private static final String REQUESTED_REVISION = "requested-revision";
    private static final String COMMIT_ID = "commit-id";
    private static final String SUBDIRECTORY = "subdirectory";
    private static final String EDITABLE = "editable";
    private static final String NAME = "name";
    private static final Set<String> VCS_KEYS =
            Set.of(TYPE, LockedFileReader.URL, LockedFileReader.PATH, REQUESTED_REVISION, COMMIT_ID, SUBDIRECTORY);
    private static final Set<String> DIRECTORY_KEYS = Set.of(LockedFileReader.PATH, EDITABLE, SUBDIRECTORY);

    private final LockTable table;
    private final List<LockTable> wheels;

    LockedSourceReader(LockTable table) {
        this.table = table;
        this.wheels = table.tables(WHEELS);
    }

    Optional<LockedSource> read() {
        List<String> sources = Stream.of(VCS, DIRECTORY, ARCHIVE, SDIST, WHEELS)
                .filter(this::isGiven)
                .toList();
        boolean isClear = sources.size() == 1 || sources.equals(List.of(SDIST, WHEELS));
        if (!isClear) {
            String given = sources.isEmpty() ? "nothing" : String.join(" and ", sources);
            table.mistake(
                    "source",
                    table.place(),
                    table.text(NAME).orElse("the package") + " comes from " + given
                            + ", and has to come from one of vcs, directory, archive, or sdist and wheels",
                    "");
        }
        List<Optional<? extends LockedSource>> read = List.of(vcs(), directory(), archive(), distributions());
        return isClear
                ? read.stream()
                        .flatMap(Optional::stream)
                        .map(LockedSource.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** An empty list of wheels is as good as none. */
    private boolean isGiven(String key) {
        return key.equals(WHEELS) ? !wheels.isEmpty() : table.has(key);
    }

    private Optional<LockedVcs> vcs() {
        return table.table(VCS).flatMap(vcs -> {
            vcs.knowing(VCS_KEYS);
            Optional<String> type = vcs.requiredText(TYPE);
            Optional<Location> location = new LockedFileReader(vcs).location();
            Optional<String> revision = vcs.text(REQUESTED_REVISION);
            Optional<String> commit = vcs.requiredText(COMMIT_ID);
            Optional<String> subdirectory = vcs.text(SUBDIRECTORY);
            return type.isEmpty() || location.isEmpty() || commit.isEmpty()
                    ? Optional.empty()
                    : vcs.attempt(
                            vcs.place(),
                            "",
                            () -> new LockedVcs(type.get(), location.get(), revision, commit.get(), subdirectory));
        });
    }

    private Optional<LockedDirectory> directory() {
        return table.table(DIRECTORY).flatMap(directory -> {
            directory.knowing(DIRECTORY_KEYS);
            Optional<String> path = directory.requiredText(LockedFileReader.PATH);
            boolean editable =
                    directory.value(EDITABLE, Boolean.class, "true or false").orElse(false);
            Optional<String> subdirectory = directory.text(SUBDIRECTORY);
            return path.flatMap(folder -> directory.attempt(
                    directory.place(), "", () -> new LockedDirectory(folder, editable, subdirectory)));
        });
    }

    private Optional<LockedArchive> archive() {
        return table.table(ARCHIVE).flatMap(archive -> {
            Optional<LockedFile> file = new LockedFileReader(archive).readWith(SUBDIRECTORY);
            Optional<String> subdirectory = archive.text(SUBDIRECTORY);
            return file.flatMap(
                    read -> archive.attempt(archive.place(), "", () -> new LockedArchive(read, subdirectory)));
        });
    }

    private Optional<LockedDistributions> distributions() {
        Optional<LockedSdist> sdist =
                table.table(SDIST).flatMap(each -> distribution(each, SdistName::parse, LockedSdist::new));
        List<LockedWheel> read = wheels.stream()
                .flatMap(each -> distribution(each, WheelName::parse, LockedWheel::new).stream())
                .toList();
        return sdist.isEmpty() && read.isEmpty() ? Optional.empty() : Optional.of(new LockedDistributions(sdist, read));
    }

    private static <N, T> Optional<T> distribution(
            LockTable table, Function<String, N> parse, BiFunction<N, LockedFile, T> making) {
        Optional<LockedFile> file = new LockedFileReader(table).readWith(NAME);
        Optional<String> name = table.text(NAME)
                .filter(each -> !each.isEmpty())
                .or(() -> file.map(each -> each.location().fileName()));
        return file.flatMap(read -> name.flatMap(each -> table.attempt(
                table.has(NAME) ? table.place(NAME) : table.place(),
                NAME,
                () -> making.apply(parse.apply(each), read))));
    }
}
