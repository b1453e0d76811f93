package dev.pypack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Eclipse knows what to do with each goal that is bound to a phase, and of no goal that is not there. */
class EclipseMappingTest {
    private static final Path JAR_CONTENT = Path.of("target", "classes", "META-INF");

    @Test
    void every_goal_with_a_phase_is_mapped_once() throws Exception {
        List<String> bound = elements(root("maven/plugin.xml"), "mojo").stream()
                .filter(mojo -> !elements(mojo, "phase").isEmpty())
                .map(mojo -> text(mojo, "goal"))
                .toList();

        assertThat(elements(root("m2e/lifecycle-mapping-metadata.xml"), "goal"))
                .extracting(Element::getTextContent)
                .containsExactlyInAnyOrderElementsOf(bound);
    }

    @Test
    void only_what_writes_nothing_runs_while_files_are_edited() throws Exception {
        Map<String, String> actions = new TreeMap<>();
        for (Element execution : elements(root("m2e/lifecycle-mapping-metadata.xml"), "pluginExecution")) {
            for (Element goal : elements(execution, "goal")) {
                actions.put(goal.getTextContent(), action(execution));
            }
        }

        assertThat(actions)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "compile", "on incremental true, on configuration false",
                        "sdist", "ignore",
                        "test", "ignore",
                        "validate", "ignore",
                        "wheel", "ignore"));
    }

    @Test
    void every_goal_of_the_packaging_is_mapped() throws Exception {
        List<String> mapped = elements(root("m2e/lifecycle-mapping-metadata.xml"), "goal").stream()
                .map(Element::getTextContent)
                .toList();
        NodeList phases =
                elements(root("plexus/components.xml"), "phases").get(0).getElementsByTagName("*");

        assertThat(IntStream.range(0, phases.getLength())
                        .mapToObj(i -> phases.item(i).getTextContent())
                        .filter(goal -> goal.startsWith("dev.pypack:"))
                        .map(goal -> goal.substring(goal.lastIndexOf(':') + 1)))
                .isNotEmpty()
                .isSubsetOf(mapped);
    }

    private static String action(Element execution) {
        Element action = elements(execution, "action").get(0);
        return elements(action, "ignore").isEmpty()
                ? "on incremental " + text(action, "runOnIncremental") + ", on configuration "
                        + text(action, "runOnConfiguration")
                : "ignore";
    }

    private static Element root(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(JAR_CONTENT.resolve(file).toFile())
                .getDocumentElement();
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).get(0).getTextContent();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }
}
