package dev.pypack.lock;

import dev.pypack.pep.SdistName;
import dev.pypack.pep.WheelName;
import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads where a package comes from. */
final class LockedSourceReader {
    static final String VCS = "vcs";
    static final String DIRECTORY = "directory";
    static final String ARCHIVE = "archive";
    static final String SDIST = "sdist";
    static final String WHEELS = "wheels";

    private static final List<String> SOURCES = List.of(VCS, DIRECTORY, ARCHIVE, SDIST, WHEELS);
    private static final String TYPE = "type";
    private static final String REQUESTED_REVISION = "requested-revision";
    private static final String COMMIT_ID = "commit-id";
    private static final String SUBDIRECTORY = "subdirectory";
    private static final String EDITABLE = "editable";
    private static final String NAME = "name";
    private static final Set<String> VCS_KEYS =
            Set.of(TYPE, LockedFileReader.URL, LockedFileReader.PATH, REQUESTED_REVISION, COMMIT_ID, SUBDIRECTORY);
    private static final Set<String> DIRECTORY_KEYS = Set.of(LockedFileReader.PATH, EDITABLE, SUBDIRECTORY);
    private static final Set<String> ARCHIVE_KEYS = LockedFileReader.keysAnd(SUBDIRECTORY);
    private static final Set<String> DISTRIBUTION_KEYS = LockedFileReader.keysAnd(NAME);

    private final LockTable table;
    private final List<LockTable> wheels;

    LockedSourceReader(LockTable table) {
        this.table = table;
        this.wheels = table.tables(WHEELS);
    }

    Optional<LockedSource> read() {
        List<String> sources = new ArrayList<>();
        for (String source : SOURCES) {
            if (isGiven(source)) {
                sources.add(source);
            }
        }
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
        for (Optional<? extends LockedSource> each : read) {
            if (isClear && each.isPresent()) {
                return Optional.of(each.get());
            }
        }
        return Optional.empty();
    }

    /** An empty list of wheels is as good as none. */
    private boolean isGiven(String key) {
        return key.equals(WHEELS) ? !wheels.isEmpty() : table.has(key);
    }

    private Optional<LockedVcs> vcs() {
        Optional<LockTable> listed = table.table(VCS);
        return listed.isPresent() ? vcs(listed.get()) : Optional.empty();
    }

    private static Optional<LockedVcs> vcs(LockTable vcs) {
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
    }

    private Optional<LockedDirectory> directory() {
        Optional<LockTable> listed = table.table(DIRECTORY);
        return listed.isPresent() ? directory(listed.get()) : Optional.empty();
    }

    private static Optional<LockedDirectory> directory(LockTable directory) {
        directory.knowing(DIRECTORY_KEYS);
        Optional<String> path = directory.requiredText(LockedFileReader.PATH);
        boolean editable =
                directory.value(EDITABLE, Boolean.class, "true or false").orElse(false);
        Optional<String> subdirectory = directory.text(SUBDIRECTORY);
        return path.flatMap(folder ->
                directory.attempt(directory.place(), "", () -> new LockedDirectory(folder, editable, subdirectory)));
    }

    private Optional<LockedArchive> archive() {
        Optional<LockTable> listed = table.table(ARCHIVE);
        return listed.isPresent() ? archive(listed.get()) : Optional.empty();
    }

    private static Optional<LockedArchive> archive(LockTable archive) {
        Optional<LockedFile> file = new LockedFileReader(archive).read(ARCHIVE_KEYS);
        Optional<String> subdirectory = archive.text(SUBDIRECTORY);
        return file.flatMap(read -> archive.attempt(archive.place(), "", () -> new LockedArchive(read, subdirectory)));
    }

    private Optional<LockedDistributions> distributions() {
        Optional<LockTable> listed = table.table(SDIST);
        Optional<LockedSdist> sdist = listed.isPresent() ? sdist(listed.get()) : Optional.empty();
        List<LockedWheel> read = new ArrayList<>(wheels.size());
        for (LockTable each : wheels) {
            Optional<LockedFile> file = file(each);
            Optional<WheelName> name = name(each, file, WheelName::parse);
            if (file.isPresent() && name.isPresent()) {
                read.add(new LockedWheel(name.get(), file.get()));
            }
        }
        return sdist.isEmpty() && read.isEmpty() ? Optional.empty() : Optional.of(new LockedDistributions(sdist, read));
    }

    private static Optional<LockedSdist> sdist(LockTable listed) {
        Optional<LockedFile> file = file(listed);
        Optional<SdistName> name = name(listed, file, SdistName::parse);
        return file.isPresent() && name.isPresent()
                ? Optional.of(new LockedSdist(name.get(), file.get()))
                : Optional.empty();
    }

    private static Optional<LockedFile> file(LockTable listed) {
        return new LockedFileReader(listed).read(DISTRIBUTION_KEYS);
    }

    /** The name that the table has, else the one with which the location ends. */
    private static <T> Optional<T> name(LockTable listed, Optional<LockedFile> file, Function<String, T> parse) {
        Optional<String> given = listed.text(NAME); // of another type it is a mistake, be there a file or not
        if (file.isEmpty()) {
            return Optional.empty();
        }
        boolean isGiven = given.isPresent() && !given.get().isEmpty();
        String name = isGiven ? given.get() : file.get().location().fileName();
        return listed.parsed(new Item(name, listed.place(NAME)), NAME, parse);
    }
}
