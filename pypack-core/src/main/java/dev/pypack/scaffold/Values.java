package dev.pypack.scaffold;

import java.util.HashMap;
import java.util.Map;

/**
 * What fills the templates; checked.
 *
 * @param name the name in Maven and in Python
 * @param module the name by which Python imports the package
 * @param groupId the group in Maven
 * @param version the version in Maven
 * @param requiresPython a specifier of PEP 440
 */
record Values(String name, String module, String groupId, String version, String requiresPython) {

    Map<String, String> placeholders(PomRole role, String pypackVersion) {
        Map<String, String> placeholders = new HashMap<>(role.placeholders());
        placeholders.putAll(Map.of(
                "artifactId", name,
                "package", module,
                "groupId", groupId,
                "version", version,
                "requiresPython", requiresPython,
                "pypackVersion", pypackVersion));
        return placeholders;
    }
}
