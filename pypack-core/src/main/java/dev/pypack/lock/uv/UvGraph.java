package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.lock.LockedPackage;
import dev.pypack.project.TomlSection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package of a {@code uv.lock} needs which others; what uv exports doesn't tell it. */
final class UvGraph {
    private static final long KNOWN_VERSION = 1;
    private static final String FILE = "uv.lock";
    private static final String NAME = "name";
    private static final String VERSION = "version";

    private final Map<Node, NavigableSet<Node>> edges;

    private UvGraph(Map<Node, NavigableSet<Node>> edges) {
        this.edges = edges;
    }

    /** A package; the version is empty where uv.lock names it by its name alone. */
    record Node(String name, String version) implements Comparable<Node> {
        @Override
        public int compareTo(Node other) {
            int byName = name.compareTo(other.name);
            return byName == 0 ? version.compareTo(other.version) : byName;
        }
    }

    /** Reads a uv.lock, of which uv promises nothing beyond its version. */
    static UvGraph parse(String text) {
        List<Finding> found = new ArrayList<>();
        Optional<TomlSection> whole = TomlSection.parse(FILE, text, found);
        Map<Node, NavigableSet<Node>> edges = new TreeMap<>();
        if (whole.isPresent()) {
            requireKnownVersion(whole.get());
            for (TomlSection each : whole.get().sections("package")) {
                edges.put(node(each), needed(each));
            }
        }
        Findings findings = Findings.of(found);
        if (findings.haveErrors()) {
            throw unreadable(findings.toText());
        }
        return new UvGraph(edges);
    }

    private static void requireKnownVersion(TomlSection lock) {
        Optional<Long> version = lock.value(VERSION, Long.class, "an integer");
        if (!version.equals(Optional.of(KNOWN_VERSION))) {
            throw unreadable("its version is " + version.map(String::valueOf).orElse("not told"));
        }
    }

    private static EnvironmentFailure unreadable(String why) {
        return new EnvironmentFailure(
                "uv wrote a uv.lock that this version of pypack can't read: " + why,
                "Use a uv of the version that pypack fetches: leave pypack.uv out.",
                null);
    }

    private static NavigableSet<Node> needed(TomlSection locked) {
        Optional<TomlSection> extras = locked.section("optional-dependencies");
        NavigableSet<Node> needed = new TreeSet<>();
        addNodes(locked.sections("dependencies"), needed);
        if (extras.isPresent()) {
            for (String extra : extras.get().keys()) {
                addNodes(extras.get().sections(extra), needed);
            }
        }
        return needed;
    }

    private static void addNodes(List<TomlSection> tables, NavigableSet<Node> nodes) {
        for (TomlSection table : tables) {
            nodes.add(node(table));
        }
    }

    private static Node node(TomlSection table) {
        return new Node(table.string(NAME).orElse(""), table.string(VERSION).orElse(""));
    }

    /** What a package needs, with its extras, by name. */
    List<Node> neededBy(LockedPackage locked) {
        if (locked.version().isEmpty()) {
            return neededBySourceTree(locked.name());
        }
        NavigableSet<Node> needed =
                edges.get(new Node(locked.name(), locked.version().get().toString()));
        return needed == null ? Collections.emptyList() : List.copyOf(needed);
    }

    /** A source tree has no version in a lock, and there is one of a name. */
    private List<Node> neededBySourceTree(String name) {
        List<Node> needed = new ArrayList<>();
        for (Map.Entry<Node, NavigableSet<Node>> each : edges.entrySet()) {
            if (each.getKey().name().equals(name)) {
                needed.addAll(each.getValue());
            }
        }
        Collections.sort(needed);
        return List.copyOf(needed);
    }
}
