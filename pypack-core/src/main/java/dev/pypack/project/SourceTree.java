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

    private static final long LARGEST = 1L << 30;

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
                String name = folder.getFileName().toString();
                if (JUNK_FOLDERS.contains(name) || name.endsWith(".egg-info")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                boolean isReserved = name.endsWith(".dist-info") || name.endsWith(".data");
                if (isReserved && root.equals(folder.getParent())) {
                    refuse(
                            folder,
                            "reserved-folder",
                            "installers take a folder of this name for a part of the wheel itself");
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isSymbolicLink()) {
                    refuse(file, "symbolic-link", "a symbolic link, and this version of pypack does not follow links");
                } else if (!attributes.isRegularFile()) {
                    refuse(file, "special-file", "neither a file nor a folder");
                } else if (attributes.size() > LARGEST) {
                    refuse(file, "large-file", "larger than 1 GiB, which this version of pypack can't pack");
                } else if (!isJunk(file.getFileName().toString())) {
                    files.add(new SourceFile(readableName(file), file));
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

    private void refuse(Path path, String id, String why) {
        String shown = directory.relativize(path).toString().replace('\\', '/');
        mistakes.add(Finding.error(id, Place.of(shown), why, "Take it out of the package."));
    }
}
