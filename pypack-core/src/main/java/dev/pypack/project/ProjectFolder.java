package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of a module. What lies elsewhere is never packed, whatever a path or a symbolic link says.
 */
final class ProjectFolder {
    private final Path path;
    private final Path real;
    private final Set<Path> named = new HashSet<>();

    private ProjectFolder(Path path, Path real) {
        this.path = path;
        this.real = real;
    }

    static ProjectFolder at(Path folder) throws IOException {
        return new ProjectFolder(folder.toAbsolutePath().normalize(), folder.toRealPath());
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Every path in the folder that a table has named so far, also where there is nothing yet. */
    Set<Path> named() {
        return Set.copyOf(named);
    }

    /** Whether a file, after all symbolic links, lies in the folder. */
    boolean holds(Path file) throws IOException {
        return file.toRealPath().startsWith(real);
    }

    /** The path of a file of the project from here, with {@code /}. */
    String nameOf(Path file) {
        Path start = file.startsWith(path) ? path : real;
        return start.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** The file that a table names, or nothing where there is none that can be packed, which is then noted. */
    Optional<Path> file(TomlSection table, String key, Item written) throws IOException {
        return new Named(table, key, written).file();
    }

    /** The folder that a table names, or nothing where there is none that can be packed, which is then noted. */
    Optional<Path> folder(TomlSection table, String key, Item written) throws IOException {
        return new Named(table, key, written).folder();
    }

    /** The file or folder that a table names, or nothing where there is none that can be packed, which is then noted. */
    Optional<Path> fileOrFolder(TomlSection table, String key, Item written) throws IOException {
        return new Named(table, key, written).fileOrFolder();
    }

    /** A path as a table has it. */
    private final class Named {
        private final TomlSection table;
        private final String key;
        private final Item written;

        Named(TomlSection table, String key, Item written) {
            this.table = table;
            this.key = key;
            this.written = written;
        }

        Optional<Path> file() throws IOException {
            Optional<Path> file = inside();
            if (file.isEmpty() || Files.isRegularFile(file.get())) {
                return file;
            }
            return refuse("and there is no such file", "Write the file, or take the line away.");
        }

        Optional<Path> folder() throws IOException {
            Optional<Path> folder = inside();
            if (folder.isEmpty() || Files.isDirectory(folder.get())) {
                return folder;
            }
            return refuse("and there is no such folder", "Correct the path, from the folder of pyproject.toml.");
        }

        Optional<Path> fileOrFolder() throws IOException {
            Optional<Path> named = inside();
            if (named.isEmpty() || Files.exists(named.get())) {
                return named;
            }
            return refuse("and there is no such file or folder", "Correct the path, or take it away.");
        }

        private Optional<Path> inside() throws IOException {
            Path named;
            try {
                named = path.resolve(written.text()).normalize();
            } catch (InvalidPathException e) {
                return refuse("which is no path on this machine: " + e.getReason(), "");
            }
            String remedy = "Name one in the project, or copy it there.";
            if (!named.startsWith(path)) {
                return refuse("which leads out of the project", remedy);
            }
            if (Files.exists(named) && !holds(named)) {
                return refuse("which is a symbolic link that leads out of the project", remedy);
            }
            if (Files.exists(named) && !Files.isReadable(named)) {
                return refuse("which can't be read", "Give the user that runs Maven the right to read it.");
            }
            ProjectFolder.this.named.add(named);
            return Optional.of(named);
        }

        private Optional<Path> refuse(String reason, String remedy) {
            table.mistake("path", written.place(), table.full(key) + " is " + written.text() + ", " + reason, remedy);
            return Optional.empty();
        }
    }
}
