package dev.pypack.project;

import java.util.Map;

/** What can be written for a key of {@code [project]}, for those who wrote something else. */
final class ValidValue {
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry(
                    "name",
                    "Begin and end with a letter or a digit; between them there may be -, _ and . too, as in acme-units."),
            Map.entry("version", "Write a version of PEP 440, such as 1.2.0, 1.2.0rc1 or 1.2.0.dev1."),
            Map.entry("requires-python", "Write specifiers of PEP 440, such as >=3.9 or >=3.9, <4."),
            Map.entry("license", "Write an expression of SPDX, such as MIT, GPL-3.0-only or Apache-2.0 OR MIT."),
            Map.entry("description", "Write one line; what is longer belongs into the readme."),
            Map.entry("keywords", "Write each as a string of its own, without a comma."),
            Map.entry(
                    "authors", "Write {name = \"Ada Lovelace\", email = \"ada@example.org\"}, a name without a comma."),
            Map.entry(
                    "maintainers",
                    "Write {name = \"Ada Lovelace\", email = \"ada@example.org\"}, a name without a comma."),
            Map.entry("urls", "Write a label of at most 32 characters, and one line with the address."),
            Map.entry("classifiers", "Write each as one line, such as Programming Language :: Python :: 3."),
            Map.entry("dependencies", "Write a requirement of PEP 508, such as rich>=13 or requests[socks]>=2."),
            Map.entry(
                    "optional-dependencies",
                    "Write a name, and requirements of PEP 508, such as plot = [\"matplotlib>=3.8\"]."));

    private ValidValue() {}

    /** An example for a key by its full name, {@code project.version}; nothing where there is none. */
    static String example(String fullKey) {
        String[] parts = fullKey.split("\\.", 3);
        return parts.length < 2 ? "" : EXAMPLES.getOrDefault(parts[1], "");
    }
}
