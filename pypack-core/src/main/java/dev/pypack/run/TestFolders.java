package dev.pypack.run;

import dev.pypack.project.TomlSection;
import dev.pypack.project.Utf8File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the tests of a module are.
 *
 * @param isThere whether there are any
 * @param folders where they are looked for; none where pytest knows by its own settings
 */
public record TestFolders(boolean isThere, List<Path> folders) {
    private static final List<String> CUSTOMARY = List.of("src/test/python", "tests", "test");
    private static final String PYPROJECT = "pyproject.toml";
    private static final List<String> SETTINGS =
            List.of("pytest.ini", ".pytest.ini", "pytest.toml", "tox.ini", "setup.cfg");

    /**
     * Folders with a copy of this list.
     *
     * @param isThere whether there are any
     * @param folders where they are looked for
     */
    public TestFolders {
        folders = List.copyOf(folders);
    }

    /**
     * Those of a module: as its settings of pytest say, else the customary ones.
     *
     * @param module the folder of the module
     * @return where tests are
     * @throws IOException if a file can't be read
     */
    public static TestFolders of(Path module) throws IOException {
        List<Path> folders = CUSTOMARY.stream()
                .map(name -> module.resolve(name).toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .toList();
        return hasSettings(module) ? new TestFolders(true, List.of()) : new TestFolders(!folders.isEmpty(), folders);
    }

    private static boolean hasSettings(Path module) throws IOException {
        for (String name : SETTINGS) {
            Path file = module.resolve(name);
            if (Files.isRegularFile(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("testpaths")) {
                return true;
            }
        }
        Path file = module.resolve(PYPROJECT);
        return Files.isRegularFile(file)
                && pytestSettings(file).filter(table -> table.has("testpaths")).isPresent();
    }

    private static Optional<TomlSection> pytestSettings(Path pyproject) throws IOException {
        return Utf8File.read(pyproject)
                .flatMap(text -> TomlSection.parse(PYPROJECT, text, new ArrayList<>()))
                .flatMap(whole -> whole.section("tool"))
                .flatMap(tool -> tool.section("pytest"))
                .flatMap(pytest -> pytest.section("ini_options"));
    }
}
