package dev.pypack.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What tools, editors and systems leave behind, and secrets; none of it is ever packed.
 */
final class Junk {
    private static final Set<String> FOLDERS = Set.of(
            "__pycache__",
            "__pypackages__",
            "node_modules",
            ".git",
            ".hg",
            ".svn",
            ".bzr",
            ".idea",
            ".vscode",
            ".vs",
            ".settings",
            ".venv",
            ".tox",
            ".nox",
            ".eggs",
            ".direnv",
            ".pixi",
            ".hypothesis",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".ipynb_checkpoints");
    private static final Set<String> FILES = Set.of(
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            ".env",
            ".env.local",
            ".envrc",
            ".git",
            ".coverage",
            ".project",
            ".pydevproject",
            ".classpath");
    private static final List<String> BEGINNINGS = List.of(".#", "._");
    private static final List<String> ENDINGS = List.of(".pyc", ".pyo", "~", ".swp", ".swo", ".egg-link");

    private Junk() {}

    /** Whether a folder is junk by its name, or because it is a virtual environment. */
    static boolean isFolder(Path folder) {
        String name = folder.getFileName().toString();
        return FOLDERS.contains(name) || name.endsWith(".egg-info") || Files.exists(folder.resolve("pyvenv.cfg"));
    }

    static boolean isFile(Path file) {
        String name = file.getFileName().toString();
        if (FILES.contains(name)) {
            return true;
        }
        // Loops, for this is asked of each file.
        for (String beginning : BEGINNINGS) {
            if (name.startsWith(beginning)) {
                return true;
            }
        }
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
