package dev.pypack.lock;

import dev.pypack.pep.Marker;
import dev.pypack.pep.Version;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes a lock in its one form: the keys in the order of the standard, the lists sorted. */
final class PylockWriter {
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
    private final TomlWriter toml = new TomlWriter();

    PylockWriter(Pylock lock) {
        this.lock = lock;
    }

    String toToml() {
        set("lock-version", Pylock.VERSION);
        setSorted("environments", lock.environments().stream().map(PylockWriter::text));
        lock.requiresPython().ifPresent(python -> set("requires-python", python.toString()));
        lock.extras().ifPresent(extras -> set("extras", sorted(extras.stream())));
        lock.dependencyGroups().ifPresent(groups -> set("dependency-groups", sorted(groups.stream())));
        setSorted("default-groups", lock.defaultGroups().stream());
        set("created-by", lock.createdBy());
        if (lock.packages().isEmpty()) {
            set("packages", List.of());
        }
        lock.packages().stream().sorted(BY_NAME).forEach(this::write);
        writeFree(List.of("tool"), lock.tool());
        return toml.toString();
    }

    private void write(LockedPackage locked) {
        toml.element("packages");
        set("name", locked.name());
        locked.version().ifPresent(version -> set("version", version.toString()));
        locked.marker().ifPresent(marker -> set("marker", text(marker)));
        locked.requiresPython().ifPresent(python -> set("requires-python", python.toString()));
        setList("dependencies", sortedTables(locked.dependencies()));
        if (locked.source() instanceof LockedVcs vcs) {
            set("vcs", inline(vcs));
        } else if (locked.source() instanceof LockedDirectory directory) {
            set("directory", inline(directory));
        } else if (locked.source() instanceof LockedArchive archive) {
            Map<String, Object> inline = fill(new LinkedHashMap<>(), archive.file());
            archive.subdirectory().ifPresent(folder -> inline.put("subdirectory", folder));
            set("archive", inline);
        }
        locked.index().ifPresent(index -> set("index", index));
        if (locked.source() instanceof LockedDistributions files) {
            files.sdist().ifPresent(sdist -> set("sdist", inline(sdist.name().toString(), sdist.file())));
            setList(
                    "wheels",
                    files.wheels().stream()
                            .sorted(BY_BUILD_AND_NAME)
                            .map(wheel -> inline(wheel.name().toString(), wheel.file())));
        }
        setList("attestation-identities", sortedTables(locked.attestationIdentities()));
        writeFree(List.of("packages", "tool"), locked.tool());
    }

    private static Map<String, Object> inline(LockedVcs vcs) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("type", vcs.type());
        putLocation(table, vcs.location());
        vcs.requestedRevision().ifPresent(revision -> table.put("requested-revision", revision));
        table.put("commit-id", vcs.commitId());
        vcs.subdirectory().ifPresent(folder -> table.put("subdirectory", folder));
        return table;
    }

    private static Map<String, Object> inline(LockedDirectory directory) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("path", directory.path());
        if (directory.editable()) {
            table.put("editable", true);
        }
        directory.subdirectory().ifPresent(folder -> table.put("subdirectory", folder));
        return table;
    }

    /** The name is written where the location doesn't end with it. */
    private static Map<String, Object> inline(String name, LockedFile file) {
        Map<String, Object> table = new LinkedHashMap<>();
        if (!file.location().fileName().equals(name)) {
            table.put("name", name);
        }
        return fill(table, file);
    }

    private static Map<String, Object> fill(Map<String, Object> table, LockedFile file) {
        file.uploadTime().ifPresent(time -> table.put("upload-time", time.atOffset(ZoneOffset.UTC)));
        putLocation(table, file.location());
        file.size().ifPresent(size -> table.put("size", size));
        table.put("hashes", file.hashes());
        return table;
    }

    private static void putLocation(Map<String, Object> table, Location location) {
        location.url().ifPresent(url -> table.put("url", url));
        location.path().ifPresent(path -> table.put("path", path));
    }

    /** With single quotes where they do, for TOML has to escape others. */
    private static String text(Marker marker) {
        String text = marker.toString();
        return text.indexOf('\'') < 0 ? text.replace('"', '\'') : text;
    }

    private static Stream<Map<String, Object>> sortedTables(List<FreeTable> tables) {
        return tables.stream().map(FreeTable::values).sorted(Comparator.comparing(Map::toString));
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.sorted().toList();
    }

    private void setSorted(String key, Stream<String> texts) {
        setList(key, texts.sorted());
    }

    private void setList(String key, Stream<?> values) {
        List<?> list = values.toList();
        if (!list.isEmpty()) {
            set(key, list);
        }
    }

    private void writeFree(List<String> path, FreeTable free) {
        if (!free.isEmpty()) {
            toml.tables(path, free.values());
        }
    }

    private void set(String key, Object value) {
        toml.set(key, value);
    }
}
