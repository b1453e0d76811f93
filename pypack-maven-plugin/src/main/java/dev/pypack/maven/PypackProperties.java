package dev.pypack.maven;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Suggestion;
import dev.pypack.finding.UserMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The properties that the goals of this plugin know. A misspelt one would be ignored by Maven; here it fails the build.
 */
final class PypackProperties {
    private static final String PREFIX = "pypack.";

    private final Set<String> known;

    private PypackProperties(Set<String> known) {
        this.known = known;
    }

    static PypackProperties declaredBy(PluginDescriptor plugin) {
        return new PypackProperties(plugin.getMojos().stream()
                .flatMap(mojo -> mojo.getParameters().stream())
                .map(parameter -> parameter.getExpression())
                .filter(expression -> expression != null && expression.startsWith("${" + PREFIX))
                .map(expression -> expression.substring(2, expression.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    void requireKnown(Properties commandLine, Properties pom) {
        List<Finding> unknown = new ArrayList<>();
        unknown(commandLine).forEach(name -> unknown.add(finding(name, "command line")));
        unknown(pom).forEach(name -> unknown.add(finding(name, "pom.xml")));
        if (!unknown.isEmpty()) {
            throw new UserMistake(Findings.of(unknown));
        }
    }

    private List<String> unknown(Properties properties) {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && !namesAVersion(name))
                .sorted()
                .toList();
    }

    /** Many POMs keep the version of a plugin in a property. */
    private static boolean namesAVersion(String name) {
        return name.endsWith(".version");
    }

    private Finding finding(String name, String place) {
        return Finding.error(
                "unknown-property",
                Place.of(place),
                "no goal of this version of pypack has the property " + name,
                Suggestion.nearest(name, known)
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse("The known ones are " + String.join(", ", known) + "."));
    }
}
