package dev.pypack.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;

/** Where the tests of a module are: as its settings of pytest say, else in the customary folders. */
public final class TestFolders {
    private static final List<String> CUSTOMARY = List.of("src/test/python", "tests", "test");
    private static final String SETTING = "tool.pytest.ini_options.testpaths";

    private TestFolders() {}

    /**
     * The folders that are there.
     *
     * @param module the folder of the module
     * @return absolute paths; none, where the module has no tests
     * @throws IOException if pyproject.toml can't be read
     */
    public static List<Path> of(Path module) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String name : names(module)) {
            Path folder = module.resolve(name).toAbsolutePath().normalize();
            if (Files.exists(folder)) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private static List<String> names(Path module) throws IOException {
        Path file = module.resolve("pyproject.toml");
        if (Files.isRegularFile(file)) {
            TomlParseResult pyproject = Toml.parse(file);
            if (pyproject.isArray(SETTING)) {
                TomlArray paths = pyproject.getArrayOrEmpty(SETTING);
                return paths.toList().stream().map(String::valueOf).toList();
            }
        }
        return CUSTOMARY;
    }
}
