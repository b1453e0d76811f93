package dev.pypack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds docs/reference/goals.md to the plugin's descriptor, from which it is made; -Dpypack.updateDocs writes it. */
class GoalsReferenceTest {
    /** Which Maven's users know by these names. */
    private static final Set<String> OF_OTHERS = Set.of(
            "project.build.outputTimestamp",
            "skipTests",
            "maven.test.skip",
            "maven.test.failure.ignore",
            "test",
            "failIfNoTests",
            "surefire.failIfNoSpecifiedTests");

    private static final Path PAGE = Path.of("..", "docs", "reference", "goals.md");
    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");

    private static List<Element> goals;

    @BeforeAll
    static void readDescriptor() throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DESCRIPTOR.toFile())
                .getDocumentElement();
        goals = children(children(plugin, "mojos").get(0), "mojo").stream()
                .sorted(Comparator.comparing(goal -> text(goal, "goal")))
                .toList();
    }

    @Test
    void the_descriptor_has_the_goals() {
        assertThat(goals)
                .extracting(goal -> text(goal, "goal"))
                .containsExactly(
                        "add",
                        "compile",
                        "help",
                        "init",
                        "lock",
                        "remove",
                        "sdist",
                        "store",
                        "sync",
                        "targets",
                        "test",
                        "tree",
                        "validate",
                        "version",
                        "wheel");
    }

    @Test
    void the_reference_is_what_the_descriptor_says() throws IOException {
        String reference = reference();
        if (System.getProperty("pypack.updateDocs") != null) {
            Files.writeString(PAGE, reference);
        }

        assertThat(PAGE)
                .as("Run the tests of the plugin once with -Dpypack.updateDocs")
                .content()
                .isEqualTo(reference);
    }

    @Test
    void every_goal_works_in_parallel_and_can_be_skipped() {
        for (Element goal : goals) {
            if (!text(goal, "goal").equals("help")) {
                assertThat(text(goal, "threadSafe")).isEqualTo("true");
                assertThat(properties(goal)).contains("pypack.skip", "pypack." + text(goal, "goal") + ".skip");
            }
        }
    }

    @Test
    void every_property_is_described_and_in_our_name_space() {
        for (Element goal : goals) {
            for (Element parameter : parameters(goal)) {
                assertThat(text(parameter, "description"))
                        .as(text(parameter, "name"))
                        .isNotBlank();
            }
            if (!text(goal, "goal").equals("help")) {
                assertThat(properties(goal)).allMatch(name -> name.startsWith("pypack.") || OF_OTHERS.contains(name));
            }
        }
    }

    private static String reference() {
        StringBuilder page = new StringBuilder("""
                # Goals

                Made from the plugin's descriptor by a test. A property is set on the command line with `-D`, or under
                `<properties>` in the POM; written in `<configuration>` it could not be overridden from the command line.
                """);
        for (Element goal : goals) {
            page.append("\n## `pypack:").append(text(goal, "goal")).append("`\n\n");
            page.append(text(goal, "description")).append("\n\n");
            String phase = text(goal, "phase");
            if (!phase.isEmpty()) {
                page.append("Phase: `").append(phase).append("`.\n\n");
            }
            page.append("| property | meaning | default |\n|---|---|---|\n");
            parameters(goal).forEach(parameter -> page.append(row(goal, parameter)));
        }
        return page.toString();
    }

    private static String row(Element goal, Element parameter) {
        String value = defaultValue(goal, parameter);
        return "| `" + property(goal, parameter) + "` | " + text(parameter, "description") + " | "
                + (value.isEmpty() ? "" : "`" + value + "`") + " |\n";
    }

    private static List<String> properties(Element goal) {
        return parameters(goal).stream().map(each -> property(goal, each)).toList();
    }

    /** The property of a parameter; for one that only the POM sets, the name of what it is taken from. */
    private static String property(Element goal, Element parameter) {
        String expression =
                configuration(goal, parameter).map(Element::getTextContent).orElse("");
        String taken = expression.isEmpty() ? defaultValue(goal, parameter) : expression;
        return taken.replaceAll("^\\$\\{(.*)}$", "$1");
    }

    private static String defaultValue(Element goal, Element parameter) {
        return configuration(goal, parameter)
                .map(each -> each.getAttribute("default-value"))
                .orElse("");
    }

    private static Optional<Element> configuration(Element goal, Element parameter) {
        Element configuration = children(goal, "configuration").get(0);
        return children(configuration, text(parameter, "name")).stream().findFirst();
    }

    private static List<Element> parameters(Element goal) {
        return children(children(goal, "parameters").get(0), "parameter").stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .sorted(Comparator.comparing(parameter -> property(goal, parameter)))
                .toList();
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(each -> each.getTextContent().replaceAll("\\s+", " ").strip())
                .map(text -> text.replaceAll("<code>(.*?)</code>", "`$1`"))
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getChildNodes();
        List<Element> children = new ArrayList<>();
        IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).forEach(node -> {
            if (node instanceof Element element && element.getNodeName().equals(name)) {
                children.add(element);
            }
        });
        return children;
    }
}
