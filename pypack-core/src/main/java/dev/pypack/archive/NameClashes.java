package dev.pypack.archive;

import dev.pypack.finding.EscapedText;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds names that can't be in one folder on some system: they are sorted by a key that is equal where some system
 * takes two names for one, so that those which clash are neighbours.
 */
final class NameClashes {
    /** Sorts before all letters, so what is in a folder follows it at once. */
    private static final char SEPARATOR = '\0';

    private final ZipReport report;
    private final Set<String> foldersNoted = new HashSet<>();

    private NameClashes(ZipReport report) {
        this.report = report;
    }

    /** A name and the key under which it clashes with others. */
    private record Keyed(String key, String name) {
        static Keyed of(String name) {
            return new Keyed(PathPart.folded(name).replace('/', SEPARATOR), name);
        }
    }

    static void check(List<String> names, ZipReport report) {
        List<Keyed> sorted = names.stream()
                .map(Keyed::of)
                .sorted(Comparator.comparing(Keyed::key).thenComparing(Keyed::name))
                .toList();
        NameClashes clashes = new NameClashes(report);
        for (int i = 1; i < sorted.size(); i++) {
            clashes.compare(sorted.get(i - 1), sorted.get(i));
        }
    }

    private void compare(Keyed first, Keyed second) {
        if (first.key.equals(second.key)) {
            noteSame(first.name, second.name);
        } else if (!first.name.endsWith("/") && second.key.startsWith(first.key + SEPARATOR)) {
            report.note(
                    ZipRule.FILE_AND_FOLDER,
                    second.name,
                    "it is in a folder whose name the file '" + EscapedText.of(first.name) + "' has");
        }
        compareFolders(first.name.split("/", -1), second.name.split("/", -1));
    }

    private void noteSame(String first, String second) {
        if (first.equals(second)) {
            report.note(ZipRule.DUPLICATE_NAME, second, "two entries have this name");
        } else if (PathPart.withoutCase(first).equals(PathPart.withoutCase(second))) {
            report.note(ZipRule.NAME_CASE, second, "only case distinguishes it from '" + EscapedText.of(first) + "'");
        } else {
            report.note(
                    ZipRule.NAME_UNICODE,
                    second,
                    "'" + EscapedText.inAscii(second) + "' is for some systems the same name as '"
                            + EscapedText.inAscii(first) + "'");
        }
    }

    /** All ways to write a folder are neighbours somewhere. */
    private void compareFolders(String[] first, String[] second) {
        StringBuilder folder = new StringBuilder();
        int folders = Math.min(first.length, second.length) - 1;
        for (int i = 0; i < folders; i++) {
            folder.append(second[i]).append('/');
            if (first[i].equals(second[i])) {
                continue;
            }
            if (Keyed.of(first[i]).key.equals(Keyed.of(second[i]).key) && foldersNoted.add(folder.toString())) {
                report.note(
                        ZipRule.FOLDER_CASE,
                        folder.toString(),
                        "it is also written '" + EscapedText.of(first[i]) + "/'");
            }
            return;
        }
    }
}
