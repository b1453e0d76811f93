package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Severity;
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
import java.util.stream.Stream;

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
        Optional<Long> version = whole.flatMap(lock -> lock.value(VERSION, Long.class, "an integer"));
        if (whole.isPresent() && !version.equals(Optional.of(KNOWN_VERSION))) {
            throw unreadable("its version is " + version.map(String::valueOf).orElse("not told"));
        }
        Map<Node, NavigableSet<Node>> edges = new TreeMap<>();
        whole.stream()
                .flatMap(lock -> lock.sections("package").stream())
                .forEach(each -> edges.put(node(each), needed(each)));
        if (found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            throw unreadable(Findings.of(found).toText());
        }
        return new UvGraph(edges);
    }

    private static EnvironmentFailure unreadable(String why) {
        return new EnvironmentFailure(
                "uv wrote a uv.lock that this version of pypack can't read: " + why,
                "Use a uv of the version that pypack fetches: leave pypack.uv out.",
                null);
    }

    private static NavigableSet<Node> needed(TomlSection locked) {
        NavigableSet<Node> needed = new TreeSet<>();
        Stream<TomlSection> optional = locked.section("optional-dependencies").stream()
                .flatMap(extras -> extras.keys().stream().flatMap(extra -> extras.sections(extra).stream()));
        Stream.concat(locked.sections("dependencies").stream(), optional)
                .map(UvGraph::node)
                .forEach(needed::add);
        return needed;
    }

    private static Node node(TomlSection table) {
        return new Node(table.string(NAME).orElse(""), table.string(VERSION).orElse(""));
    }

    /** What a package needs, with its extras, by name. */
    List<Node> neededBy(LockedPackage locked) {
        if (locked.version().isEmpty()) {
            // A source tree, of which there is one.
            return edges.entrySet().stream()
                    .filter(each -> each.getKey().name().equals(locked.name()))
                    .flatMap(each -> each.getValue().stream())
                    .sorted()
                    .toList();
        }
        NavigableSet<Node> needed =
                edges.get(new Node(locked.name(), locked.version().get().toString()));
        return needed == null ? Collections.emptyList() : List.copyOf(needed);
    }
}
