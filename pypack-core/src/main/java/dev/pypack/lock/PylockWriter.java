package dev.pypack.lock;

import dev.pypack.pep.Marker;
import dev.pypack.pep.Version;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;

/** Writes a lock in its one form: the keys in the order of the standard, the lists sorted. */
final class PylockWriter {
    static final TomlWriteOptions FORM =
            TomlWriteOptions.defaults().withVersion(TomlVersion.V1_0_0).withLineSeparator("\n");

    private static final Comparator<LockedPackage> BY_NAME = Comparator.comparing(LockedPackage::name)
            .thenComparing(locked -> locked.version().map(Version::toString).orElse(""))
            .thenComparing(locked -> locked.marker().map(Marker::toString).orElse(""))
            .thenComparing(locked -> locked.source().toString());

    /** An installer that takes the first of the wheels that fit equally well takes the one of the highest build. */
    private static final Comparator<LockedWheel> BY_BUILD_AND_NAME = Comparator.comparing(
                    LockedWheel::name, LockedWheel.BY_BUILD)
            .reversed()
            .thenComparing(wheel -> wheel.name().toString())
            .thenComparing(wheel -> wheel.file().location().toString());

    private final Pylock lock;

    PylockWriter(Pylock lock) {
        this.lock = lock;
    }

    String toToml() {
        MutableTomlTable whole = MutableTomlTable.create();
        set(whole, "lock-version", Pylock.VERSION);
        setList(whole, "environments", lock.environments().stream().map(PylockWriter::text));
        lock.requiresPython().ifPresent(python -> set(whole, "requires-python", python.toString()));
        lock.extras().ifPresent(extras -> set(whole, "extras", sorted(extras.stream())));
        lock.dependencyGroups().ifPresent(groups -> set(whole, "dependency-groups", sorted(groups.stream())));
        setList(whole, "default-groups", lock.defaultGroups().stream());
        set(whole, "created-by", lock.createdBy());
        MutableTomlArray packages = MutableTomlArray.create();
        lock.packages().stream().sorted(BY_NAME).forEach(locked -> packages.add(table(locked)));
        set(whole, "packages", packages);
        setFree(whole, "tool", lock.tool());
        return whole.toToml(FORM);
    }

    private static MutableTomlTable table(LockedPackage locked) {
        MutableTomlTable table = MutableTomlTable.create();
        set(table, "name", locked.name());
        locked.version().ifPresent(version -> set(table, "version", version.toString()));
        locked.marker().ifPresent(marker -> set(table, "marker", text(marker)));
        locked.requiresPython().ifPresent(python -> set(table, "requires-python", python.toString()));
        setInline(table, "dependencies", sortedTables(locked.dependencies()));
        if (locked.source() instanceof LockedVcs vcs) {
            set(table, "vcs", inline(vcs));
        } else if (locked.source() instanceof LockedDirectory directory) {
            set(table, "directory", inline(directory));
        } else if (locked.source() instanceof LockedArchive archive) {
            MutableTomlTable inline = inline(archive.file());
            archive.subdirectory().ifPresent(folder -> set(inline, "subdirectory", folder));
            set(table, "archive", inline);
        }
        locked.index().ifPresent(index -> set(table, "index", index));
        if (locked.source() instanceof LockedDistributions files) {
            files.sdist()
                    .ifPresent(sdist -> set(table, "sdist", inline(sdist.name().toString(), sdist.file())));
            setInline(
                    table,
                    "wheels",
                    files.wheels().stream()
                            .sorted(BY_BUILD_AND_NAME)
                            .map(wheel -> inline(wheel.name().toString(), wheel.file())));
        }
        setInline(table, "attestation-identities", sortedTables(locked.attestationIdentities()));
        setFree(table, "tool", locked.tool());
        return table;
    }

    private static MutableTomlTable inline(LockedVcs vcs) {
        MutableTomlTable table = MutableTomlTable.createInline();
        set(table, "type", vcs.type());
        setLocation(table, vcs.location());
        vcs.requestedRevision().ifPresent(revision -> set(table, "requested-revision", revision));
        set(table, "commit-id", vcs.commitId());
        vcs.subdirectory().ifPresent(folder -> set(table, "subdirectory", folder));
        return table;
    }

    private static MutableTomlTable inline(LockedDirectory directory) {
        MutableTomlTable table = MutableTomlTable.createInline();
        set(table, "path", directory.path());
        if (directory.editable()) {
            set(table, "editable", true);
        }
        directory.subdirectory().ifPresent(folder -> set(table, "subdirectory", folder));
        return table;
    }

    /** The name is written where the location doesn't end with it. */
    private static MutableTomlTable inline(String name, LockedFile file) {
        MutableTomlTable table = MutableTomlTable.createInline();
        if (!file.location().fileName().equals(name)) {
            set(table, "name", name);
        }
        return fill(table, file);
    }

    private static MutableTomlTable inline(LockedFile file) {
        return fill(MutableTomlTable.createInline(), file);
    }

    private static MutableTomlTable fill(MutableTomlTable table, LockedFile file) {
        file.uploadTime().ifPresent(time -> set(table, "upload-time", time.atOffset(ZoneOffset.UTC)));
        setLocation(table, file.location());
        file.size().ifPresent(size -> set(table, "size", size));
        MutableTomlTable hashes = MutableTomlTable.createInline();
        file.hashes().forEach((algorithm, digest) -> set(hashes, algorithm, digest));
        set(table, "hashes", hashes);
        return table;
    }

    private static void setLocation(MutableTomlTable table, Location location) {
        location.url().ifPresent(url -> set(table, "url", url));
        location.path().ifPresent(path -> set(table, "path", path));
    }

    /** With single quotes where they do, for TOML has to escape others. */
    private static String text(Marker marker) {
        String text = marker.toString();
        return text.indexOf('\'') < 0 ? text.replace('"', '\'') : text;
    }

    private static Stream<MutableTomlTable> sortedTables(List<FreeTable> tables) {
        return tables.stream()
                .sorted(Comparator.comparing(table -> table.values().toString()))
                .map(FreeTable::toInlineToml);
    }

    private static MutableTomlArray sorted(Stream<String> texts) {
        MutableTomlArray array = MutableTomlArray.createInline();
        texts.sorted().forEach(array::add);
        return array;
    }

    private static void setList(MutableTomlTable table, String key, Stream<String> texts) {
        MutableTomlArray array = sorted(texts);
        if (!array.isEmpty()) {
            set(table, key, array);
        }
    }

    private static void setInline(MutableTomlTable table, String key, Stream<MutableTomlTable> tables) {
        MutableTomlArray array = MutableTomlArray.createInline();
        tables.forEach(array::add);
        if (!array.isEmpty()) {
            set(table, key, array);
        }
    }

    private static void setFree(MutableTomlTable table, String key, FreeTable free) {
        if (!free.isEmpty()) {
            set(table, key, free.toToml());
        }
    }

    private static void set(MutableTomlTable table, String key, Object value) {
        table.set(List.of(key), value);
    }
}
