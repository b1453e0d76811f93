package dev.pypack.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file or folder that may be what Python imports: a module, a package, or the stubs of one (PEP 561).
 *
 * @param path where it lies
 */
record Importable(Path path) {
    private static final Pattern IDENTIFIER = Pattern.compile("[^\\W\\d]\\w*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String STUBS = "-stubs";

    /** Modules that run a project's own tools. */
    private static final Set<String> OF_TOOLS =
            Set.of("setup.py", "conftest.py", "noxfile.py", "tasks.py", "fabfile.py", "dodo.py", "manage.py");

    /** Whether Python can import what is called so. */
    static boolean isName(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    private String fileName() {
        return path.getFileName().toString();
    }

    /** The name without what marks it as a module or as stubs. */
    String name() {
        String name = fileName();
        String marker = isFolder() ? STUBS : ".py";
        return name.endsWith(marker) ? name.substring(0, name.length() - marker.length()) : name;
    }

    boolean isFolder() {
        return Files.isDirectory(path);
    }

    boolean isModule() {
        return fileName().endsWith(".py")
                && isName(name())
                && !name().startsWith("__")
                && !OF_TOOLS.contains(fileName())
                && Files.isRegularFile(path);
    }

    /** A package that says so by its {@code __init__}. */
    boolean isRegularPackage() {
        return isFolder()
                && isName(name())
                && (Files.exists(path.resolve("__init__.py")) || Files.exists(path.resolve("__init__.pyi")));
    }

    /** A folder with Python in it, at any depth: a namespace package has no {@code __init__}. */
    boolean isPackage() {
        return isRegularPackage() || (isFolder() && isName(name()) && holdsPython(path));
    }

    private static boolean holdsPython(Path folder) {
        if (Junk.isFolder(folder) || !Files.isReadable(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(entry ->
                    Files.isDirectory(entry) ? !Files.isSymbolicLink(entry) && holdsPython(entry) : isPython(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPython(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".py") || name.endsWith(".pyi");
    }
}
