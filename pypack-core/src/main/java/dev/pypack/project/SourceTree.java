package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.CodePointOrder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The sources of a module: all files below a folder, without what tools and systems leave behind.
 */
final class SourceTree {
    private static final Set<String> JUNK_FOLDERS = Set.of(
            "__pycache__",
            ".git",
            ".hg",
            ".svn",
            ".idea",
            ".vscode",
            ".venv",
            ".tox",
            ".nox",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".ipynb_checkpoints");
    private static final Set<String> JUNK_FILES = Set.of(".DS_Store", "Thumbs.db", "desktop.ini", ".env");
    private static final Set<String> JUNK_ENDINGS = Set.of(".pyc", ".pyo", "~", ".swp", ".swo");

    /** What Java puts in the place of bytes that it can't read. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path directory;
    private final Path root;
    private final List<Finding> mistakes;

    SourceTree(Path directory, Path root, List<Finding> mistakes) {
        this.directory = directory;
        this.root = root;
        this.mistakes = mistakes;
    }

    /** The files, ordered by the code points of their names, so that no file system or locale shows. */
    List<SourceFile> files() throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return JUNK_FOLDERS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !isJunk(file.getFileName().toString())) {
                    files.add(new SourceFile(readableName(file), file));
                } else if (!attributes.isRegularFile()) {
                    refuse(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing(SourceFile::name, CodePointOrder.INSTANCE));
        return files;
    }

    private static boolean isJunk(String name) {
        return JUNK_FILES.contains(name) || JUNK_ENDINGS.stream().anyMatch(name::endsWith);
    }

    private String readableName(Path file) {
        String name = name(file);
        if (name.indexOf(UNREADABLE) >= 0) {
            mistakes.add(Finding.error(
                    "unreadable-name",
                    Place.of(name),
                    "the name of the file can't be read in the locale of this machine",
                    "Run Maven with LC_ALL=C.UTF-8, so that Java reads file names as UTF-8."));
        }
        return name;
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private void refuse(Path file, BasicFileAttributes attributes) {
        String shown = directory.relativize(file).toString();
        mistakes.add(
                attributes.isSymbolicLink()
                        ? Finding.error(
                                "symbolic-link",
                                Place.of(shown),
                                "a symbolic link; this version of pypack does not follow links",
                                "Put the file itself there.")
                        : Finding.error(
                                "special-file", Place.of(shown), "neither a file nor a folder", "Take it away."));
    }
}
