package dev.pypack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.pep.Metadata;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What is not the same in two wheels of one project.
 *
 * @param project the project
 * @param kind a file that is {@code missing} or {@code extra} in the second, or has other {@code content}; or a
 *     {@code field} of the metadata
 * @param what the path without name and version of {@code .dist-info}, or the name of the field
 */
record WheelDifference(String project, String kind, String what) {
    private static final String METADATA = ".dist-info/METADATA";
    private static final Set<String> OF_THE_TOOL = Set.of(METADATA, ".dist-info/WHEEL", ".dist-info/RECORD");
    private static final List<String> FIELDS = List.of(
            "Name",
            "Version",
            "Dynamic",
            "Summary",
            "Description",
            "Description-Content-Type",
            "Keywords",
            "Home-page",
            "Download-URL",
            "Author",
            "Author-email",
            "Maintainer",
            "Maintainer-email",
            "License",
            "License-Expression",
            "License-File",
            "Classifier",
            "Project-URL",
            "Requires-Python",
            "Requires-Dist",
            "Provides-Extra",
            "Import-Name",
            "Import-Namespace");

    /** All differences of two wheels. */
    static List<WheelDifference> between(String project, Path first, Path second) throws IOException {
        Map<String, byte[]> one = contents(first);
        Map<String, byte[]> other = contents(second);
        Set<String> paths = new TreeSet<>(one.keySet());
        paths.addAll(other.keySet());
        paths.removeAll(OF_THE_TOOL);
        List<WheelDifference> differences = new ArrayList<>();
        for (String path : paths) {
            if (!other.containsKey(path)) {
                differences.add(new WheelDifference(project, "missing", path));
            } else if (!one.containsKey(path)) {
                differences.add(new WheelDifference(project, "extra", path));
            } else if (!isSame(path, file(one, path), file(other, path))) {
                differences.add(new WheelDifference(project, "content", path));
            }
        }
        Metadata oneSays = Metadata.parseLeniently(file(one, METADATA));
        Metadata otherSays = Metadata.parseLeniently(file(other, METADATA));
        FIELDS.stream()
                .filter(field -> !values(oneSays, field).equals(values(otherSays, field)))
                .forEach(field -> differences.add(new WheelDifference(project, "field", field)));
        return differences;
    }

    private static Map<String, byte[]> contents(Path wheel) throws IOException {
        String version =
                WheelName.parse(wheel.getFileName().toString()).version().toString();
        Map<String, byte[]> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    String[] parts = entry.getName().split("/", 2);
                    boolean isInfo = parts[0].endsWith("-" + version + ".dist-info");
                    contents.put(
                            isInfo ? ".dist-info/" + parts[1] : entry.getName(),
                            zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return contents;
    }

    private static byte[] file(Map<String, byte[]> contents, String path) {
        return contents.getOrDefault(path, new byte[0]);
    }

    /** Entry points are in any order, with or without blanks. */
    private static boolean isSame(String path, byte[] one, byte[] other) {
        return path.equals(".dist-info/entry_points.txt")
                ? entryPoints(one).equals(entryPoints(other))
                : Arrays.equals(one, other);
    }

    private static Set<String> entryPoints(byte[] file) {
        Set<String> entryPoints = new TreeSet<>();
        String group = "";
        for (String line : new String(file, UTF_8).lines().toList()) {
            String bare = line.replace(" ", "");
            if (bare.startsWith("[")) {
                group = bare;
            } else if (!bare.isEmpty()) {
                entryPoints.add(group + bare);
            }
        }
        return entryPoints;
    }

    private static List<String> values(Metadata metadata, String field) {
        return metadata.values(field).stream()
                .map(value -> field.equals("Requires-Dist") ? requirement(value) : value.strip())
                .sorted()
                .toList();
    }

    /** With the name in its normal form, without parentheses that change nothing, and what has to be true in one order. */
    private static String requirement(String text) {
        Requirement requirement = Requirement.parse(text);
        String[] parts = requirement.toString().split("; ", 2);
        String project = PackageName.normalize(requirement.name())
                + parts[0].substring(requirement.name().length());
        return parts.length == 1 ? project : project + "; " + marker(parts[1]);
    }

    private static String marker(String text) {
        String bare = text.replaceAll("\\(((?:(?! or )[^()])*)\\)", "$1");
        return bare.contains(" or ")
                ? bare
                : Arrays.stream(bare.split(" and ", -1)).sorted().collect(Collectors.joining(" and "));
    }

    @Override
    public String toString() {
        return project + " | " + kind + " | " + what;
    }
}
