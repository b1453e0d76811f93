package dev.pypack.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tomlj.Toml;

/**
 * Where the tests of a module are.
 *
 * @param isThere whether there are any
 * @param folders where they are looked for; none where pytest knows by its own settings
 */
public record TestFolders(boolean isThere, List<Path> folders) {
    private static final List<String> CUSTOMARY = List.of("src/test/python", "tests", "test");
    private static final String SETTING = "tool.pytest.ini_options.testpaths";
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
        Path file = module.resolve("pyproject.toml");
        return Files.isRegularFile(file) && Toml.parse(file).contains(SETTING);
    }
}
