package dev.pypack.project;

import dev.pypack.pep.CodePointOrder;
import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files of a project whose paths match the globs of {@code project.license-files} (PEP 639).
 */
final class LicenseFiles {
    /** What is looked for where the project names nothing. */
    private static final List<String> CUSTOMARY = List.of("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*");

    private static final Pattern ALLOWED = Pattern.compile("[\\w\\-./*?\\[\\] ]+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> NEVER_ENTERED = Set.of("target", ".git", ".venv", "node_modules", "__pycache__");

    private final Path directory;

    LicenseFiles(Path directory) {
        this.directory = directory;
    }

    /** Those at the top of the project that have a customary name. */
    List<SourceFile> customary() throws IOException {
        Set<String> names = new TreeSet<>(CodePointOrder.INSTANCE);
        for (String glob : CUSTOMARY) {
            names.addAll(matching(glob));
        }
        return files(names);
    }

    /** Those that the globs of the project name; a glob that is no good or matches nothing is noted. */
    List<SourceFile> declared(List<Item> globs, TomlSection project) throws IOException {
        Set<String> names = new TreeSet<>(CodePointOrder.INSTANCE);
        for (Item glob : globs) {
            if (!isGlob(glob.text())) {
                project.mistake(
                        "license-files",
                        glob.place(),
                        "project.license-files has " + glob.text() + ", which is no glob of PEP 639",
                        "Write a path below the project with /, with * ? ** or [abc] where needed, and without ..");
                continue;
            }
            List<String> matches = matching(glob.text());
            if (matches.isEmpty()) {
                project.mistake(
                        "license-files",
                        glob.place(),
                        "project.license-files has " + glob.text() + ", and no file matches it",
                        "Correct the path, or take it away.");
            }
            names.addAll(matches);
        }
        return files(names);
    }

    private static boolean isGlob(String glob) {
        return ALLOWED.matcher(glob).matches()
                && !glob.startsWith("/")
                && !List.of(glob.split("/", -1)).contains("..")
                && hasWholeSets(glob);
    }

    private static boolean hasWholeSets(String glob) {
        try {
            Pattern.compile(regex(glob));
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private List<String> matching(String glob) throws IOException {
        Pattern pattern = Pattern.compile(regex(glob), Pattern.UNICODE_CHARACTER_CLASS);
        int depth = glob.contains("**") ? Integer.MAX_VALUE : glob.split("/", -1).length;
        List<String> names = new ArrayList<>();
        Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NEVER_ENTERED.contains(folder.getFileName().toString()) && !folder.equals(directory)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (attributes.isRegularFile() && pattern.matcher(name).matches()) {
                    names.add(name);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i += 1;
            } else {
                regex.append(
                        switch (c) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '[', ']', '-' -> String.valueOf(c);
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
        }
        return regex.toString();
    }

    private List<SourceFile> files(Set<String> names) {
        return names.stream()
                .map(name -> new SourceFile(name, directory.resolve(name)))
                .sorted(Comparator.comparing(SourceFile::name, CodePointOrder.INSTANCE))
                .toList();
    }
}
