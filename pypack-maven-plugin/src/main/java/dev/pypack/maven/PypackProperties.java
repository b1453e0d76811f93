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
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
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
        Set<String> known = new TreeSet<>();
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (Parameter parameter : mojo.getParameters()) {
                String expression = parameter.getExpression();
                if (expression != null && expression.startsWith("${" + PREFIX)) {
                    known.add(expression.substring(2, expression.length() - 1));
                }
            }
        }
        return new PypackProperties(known);
    }

    void requireKnown(Properties commandLine, Properties pom) {
        List<Finding> unknown = new ArrayList<>();
        for (String name : unknown(commandLine)) {
            unknown.add(finding(name, "command line"));
        }
        for (String name : unknown(pom)) {
            unknown.add(finding(name, "pom.xml"));
        }
        if (!unknown.isEmpty()) {
            throw new UserMistake(Findings.of(unknown));
        }
    }

    private SortedSet<String> unknown(Properties properties) {
        SortedSet<String> unknown = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX) && !known.contains(name) && !namesAVersion(name)) {
                unknown.add(name);
            }
        }
        return unknown;
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
