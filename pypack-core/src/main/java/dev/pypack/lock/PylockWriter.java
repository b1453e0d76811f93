package dev.pypack.lock;

import dev.pypack.pep.Marker;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a lock in its one form: the keys in the order of the standard, the lists sorted. */
final class PylockWriter {
    private final Pylock lock;
    private final TomlWriter toml = new TomlWriter();

    PylockWriter(Pylock lock) {
        this.lock = lock;
    }

    String toToml() {
        set("lock-version", Pylock.VERSION);
        setList("environments", sorted(texts(lock.environments())));
        setIfTold("requires-python", lock.requiresPython());
        setSortedIfTold("extras", lock.extras());
        setSortedIfTold("dependency-groups", lock.dependencyGroups());
        setList("default-groups", sorted(lock.defaultGroups()));
        set("created-by", lock.createdBy());
        if (lock.packages().isEmpty()) {
            set("packages", List.of());
        }
        List<LockedPackage> packages = new ArrayList<>(lock.packages());
        packages.sort(PylockWriter::byName);
        for (LockedPackage each : packages) {
            write(each);
        }
        writeFree(List.of("tool"), lock.tool());
        return toml.toString();
    }

    private static int byName(LockedPackage one, LockedPackage other) {
        int order = one.name().compareTo(other.name());
        if (order == 0) {
            order = textIfTold(one.version()).compareTo(textIfTold(other.version()));
        }
        if (order == 0) {
            order = textIfTold(one.marker()).compareTo(textIfTold(other.marker()));
        }
        return order == 0 ? one.source().toString().compareTo(other.source().toString()) : order;
    }

    private static String textIfTold(Optional<?> value) {
        return value.isPresent() ? value.get().toString() : "";
    }

    private void write(LockedPackage locked) {
        toml.element("packages");
        set("name", locked.name());
        setIfTold("version", locked.version());
        if (locked.marker().isPresent()) {
            set("marker", text(locked.marker().get()));
        }
        setIfTold("requires-python", locked.requiresPython());
        setList("dependencies", sortedTables(locked.dependencies()));
        if (locked.source() instanceof LockedVcs vcs) {
            set("vcs", inline(vcs));
        } else if (locked.source() instanceof LockedDirectory directory) {
            set("directory", inline(directory));
        } else if (locked.source() instanceof LockedArchive archive) {
            Map<String, Object> inline = fill(new LinkedHashMap<>(), archive.file());
            putIfTold(inline, "subdirectory", archive.subdirectory());
            set("archive", inline);
        }
        setIfTold("index", locked.index());
        if (locked.source() instanceof LockedDistributions files) {
            if (files.sdist().isPresent()) {
                LockedSdist sdist = files.sdist().get();
                set("sdist", inline(sdist.name().toString(), sdist.file()));
            }
            setList("wheels", sortedWheels(files.wheels()));
        }
        setList("attestation-identities", sortedTables(locked.attestationIdentities()));
        writeFree(List.of("packages", "tool"), locked.tool());
    }

    private static List<Map<String, Object>> sortedWheels(List<LockedWheel> wheels) {
        List<LockedWheel> sorted = new ArrayList<>(wheels);
        sorted.sort(PylockWriter::byBuildAndName);
        List<Map<String, Object>> tables = new ArrayList<>();
        for (LockedWheel wheel : sorted) {
            tables.add(inline(wheel.name().toString(), wheel.file()));
        }
        return tables;
    }

    /** An installer that takes the first of the wheels that fit equally well takes the one of the highest build. */
    private static int byBuildAndName(LockedWheel one, LockedWheel other) {
        int order = LockedWheel.compareBuilds(other.name(), one.name());
        if (order == 0) {
            order = one.name().toString().compareTo(other.name().toString());
        }
        return order == 0 ? location(one).compareTo(location(other)) : order;
    }

    private static String location(LockedWheel wheel) {
        return wheel.file().location().toString();
    }

    private static Map<String, Object> inline(LockedVcs vcs) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("type", vcs.type());
        putLocation(table, vcs.location());
        putIfTold(table, "requested-revision", vcs.requestedRevision());
        table.put("commit-id", vcs.commitId());
        putIfTold(table, "subdirectory", vcs.subdirectory());
        return table;
    }

    private static Map<String, Object> inline(LockedDirectory directory) {
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("path", directory.path());
        if (directory.editable()) {
            table.put("editable", true);
        }
        putIfTold(table, "subdirectory", directory.subdirectory());
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
        if (file.uploadTime().isPresent()) {
            table.put("upload-time", file.uploadTime().get().atOffset(ZoneOffset.UTC));
        }
        putLocation(table, file.location());
        if (file.size().isPresent()) {
            table.put("size", file.size().getAsLong());
        }
        table.put("hashes", file.hashes());
        return table;
    }

    private static void putLocation(Map<String, Object> table, Location location) {
        putIfTold(table, "url", location.url());
        putIfTold(table, "path", location.path());
    }

    private static void putIfTold(Map<String, Object> table, String key, Optional<String> value) {
        if (value.isPresent()) {
            table.put(key, value.get());
        }
    }

    private static List<String> texts(List<Marker> markers) {
        List<String> texts = new ArrayList<>();
        for (Marker marker : markers) {
            texts.add(text(marker));
        }
        return texts;
    }

    /** With single quotes where they do, for TOML has to escape others. */
    private static String text(Marker marker) {
        String text = marker.toString();
        return text.indexOf('\'') < 0 ? text.replace('"', '\'') : text;
    }

    private static List<Map<String, Object>> sortedTables(List<FreeTable> tables) {
        List<Map<String, Object>> sorted = new ArrayList<>();
        for (FreeTable table : tables) {
            sorted.add(table.values());
        }
        sorted.sort(PylockWriter::byText);
        return sorted;
    }

    private static int byText(Map<String, Object> one, Map<String, Object> other) {
        return one.toString().compareTo(other.toString());
    }

    private static List<String> sorted(Collection<String> texts) {
        List<String> sorted = new ArrayList<>(texts);
        Collections.sort(sorted);
        return sorted;
    }

    private void setIfTold(String key, Optional<?> value) {
        if (value.isPresent()) {
            set(key, value.get().toString());
        }
    }

    private void setSortedIfTold(String key, Optional<List<String>> texts) {
        if (texts.isPresent()) {
            set(key, sorted(texts.get()));
        }
    }

    private void setList(String key, List<?> values) {
        if (!values.isEmpty()) {
            set(key, values);
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
