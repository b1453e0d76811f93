package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files of a project that hold its licences (PEP 639).
 */
final class LicenseFiles {
    /** What is looked for where the project names nothing. */
    private static final List<String> CUSTOMARY = List.of("LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*");

    private static final String ID = "license-files";
    static final String BUILD_FOLDER = "target";

    private final ProjectFolder project;
    private final List<Finding> mistakes;
    private final Set<String> names = new TreeSet<>(CodePointOrder.INSTANCE);

    LicenseFiles(ProjectFolder project, List<Finding> mistakes) {
        this.project = project;
        this.mistakes = mistakes;
    }

    /** Adds those at the top of the project that have a customary name. */
    void addCustomary() throws IOException {
        for (String glob : CUSTOMARY) {
            names.addAll(matching(Glob.parse(glob).orElseThrow()));
        }
    }

    /** Adds one by its path. */
    void add(Path file) {
        names.add(project.nameOf(file));
    }

    /** Adds those that the globs of the project name; a glob that is no good or matches nothing is noted. */
    void addDeclared(TomlSection table) throws IOException {
        for (Item written : table.strings(ID)) {
            Optional<Glob> glob = Glob.parse(written.text());
            if (glob.isEmpty()) {
                refuse(table, written, "which is no glob of PEP 639", Glob.REMEDY);
                continue;
            }
            List<String> matches = matching(glob.get());
            if (matches.isEmpty()) {
                refuse(table, written, "and no file matches it", "Correct the path, or take it away.");
            }
            names.addAll(matches);
        }
    }

    private static void refuse(TomlSection table, Item glob, String why, String remedy) {
        table.mistake(ID, glob.place(), table.full(ID) + " has " + glob.text() + ", " + why, remedy);
    }

    private List<String> matching(Glob glob) throws IOException {
        List<String> matches = new ArrayList<>();
        Files.walkFileTree(
                project.path(), EnumSet.noneOf(FileVisitOption.class), glob.depth(), new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        boolean isBuilt = folder.equals(project.resolve(BUILD_FOLDER));
                        return !folder.equals(project.path()) && (isBuilt || Junk.isFolder(folder))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        String name = project.nameOf(file);
                        if (glob.matches(name) && !Junk.isFile(file) && Files.isRegularFile(file)) {
                            matches.add(name);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return matches;
    }

    /** All that were added, ordered by the code points of their names; what is no text in the project is noted. */
    List<SourceFile> files() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String name : names) {
            Path file = project.resolve(name);
            if (!project.holds(file)) {
                refuse(name, "a symbolic link that leads out of the project", "Put a copy of the file in its place.");
            } else if (!Files.isReadable(file)) {
                refuse(name, "it can't be read", "Give the user that runs Maven the right to read it.");
            } else if (Utf8File.read(file).isEmpty()) {
                refuse(name, "a licence file has to be UTF-8, by PEP 639", "Save it as UTF-8.");
            } else {
                files.add(SourceFile.of(name, file));
            }
        }
        return files;
    }

    private void refuse(String name, String why, String remedy) {
        mistakes.add(Finding.error(ID, Place.of(name), why, remedy));
    }
}
