package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Backends;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import dev.pypack.wheel.Sdist;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of pypack's sdists, other backends build the wheels that pypack builds: the same files with the same contents, and
 * equal metadata, although these come from a POM that the backends don't have.
 */
class SdistBackendsTest {
    private static final String PROJECT = """
            [project]
            name = "Acme.Units"
            readme = "README.md"
            keywords = ["units", "measure"]
            # The project's own, and those of the POM.
            dependencies = [
                "idna>=3",  # for names
            ]
            authors = [{ name = "Ada" }]
            dynamic = ["version", "description", "license", "authors", "urls", "requires-python", "dependencies"]

            [project.optional-dependencies]
            fast = ["numpy>=2; sys_platform == 'win32'"]

            [project.urls]
            Documentation = "https://example.com/docs"

            [project.scripts]
            acme-units = "acme_units:main"

            [project.entry-points."acme.plugins"]
            units = "acme_units"

            """;
    private static final String PACKAGE = "acme_units/";
    /** What setuptools writes into every wheel, though no standard knows it, or it says nothing there. */
    private static final List<String> OF_SETUPTOOLS = List.of(".dist-info/top_level.txt", "Dynamic");

    @TempDir
    Path folder;

    private static Judges judges;
    private static Backends backends;

    @BeforeAll
    static void summon() throws IOException {
        judges = Judges.summoned();
        backends = Backends.summoned(judges);
    }

    @Test
    void hatchling() throws Exception {
        Path module = module("src/main/python/", """
                [build-system]
                requires = ["hatchling"]
                build-backend = "hatchling.build"

                [tool.hatch.build.targets.wheel]
                only-include = ["src/main/python"]
                sources = ["src/main/python"]

                [tool.hatch.build.targets.wheel.shared-scripts]
                "bin/acme-run" = "acme-run"

                [tool.pypack.data]
                scripts = "bin"
                """);
        write(module, "bin/acme-run", "#!python\nprint('run')\n");

        assertThat(differences(module)).isEmpty();
    }

    @Test
    void hatchling_by_the_lines_that_a_refusal_shows() throws Exception {
        Path module = module("src/main/python/", "");
        write(module, "pyproject.toml", PROJECT + linesOfRefusal(module));

        assertThat(differences(module)).isEmpty();
    }

    @Test
    void hatchling_with_a_folder_that_is_the_package_by_the_lines_that_a_refusal_shows() throws Exception {
        Path module = folder.resolve("module");
        write(module, "src/main/__init__.py", "");
        write(module, "src/main/inner/data.json", "{}");
        write(module, "README.md", "# Acme");
        write(module, "pyproject.toml", PROJECT);
        write(module, "pyproject.toml", PROJECT + linesOfRefusal(module));

        assertThat(differences(module)).isEmpty();
    }

    @Test
    void setuptools_with_files_that_are_no_modules() throws Exception {
        Path module = module("src/main/python/", """
                [build-system]
                requires = ["setuptools>=77"]
                build-backend = "setuptools.build_meta"

                [tool.setuptools.packages.find]
                where = ["src/main/python"]
                """);

        assertThat(differences(module))
                .extracting(WheelDifference::what)
                .containsExactlyInAnyOrderElementsOf(OF_SETUPTOOLS);
    }

    @Test
    void setuptools_with_a_script_of_its_own_and_no_more() throws Exception {
        Path module = module("lib/", """
                [build-system]
                requires = ["setuptools>=77"]
                build-backend = "setuptools.build_meta"

                [tool.pypack]
                sources = ["lib"]
                """);
        write(module, "setup.py", """
                from setuptools import find_packages, setup

                setup(packages=find_packages("lib"), package_dir={"": "lib"})
                """);

        assertThat(differences(module))
                .extracting(WheelDifference::what)
                .containsExactlyInAnyOrderElementsOf(OF_SETUPTOOLS);
    }

    @Test
    void flit() throws Exception {
        Path module = module("src/", """
                [build-system]
                requires = ["flit_core>=3.12"]
                build-backend = "flit_core.buildapi"

                [tool.flit.module]
                name = "acme_units"
                """);

        // flit_core finds the names by itself.
        assertThat(differences(module)).extracting(WheelDifference::what).containsExactly("Import-Name");
    }

    @Test
    void uv() throws Exception {
        Path module = module("src/main/python/", """
                [build-system]
                requires = ["uv_build>=0.9"]
                build-backend = "uv_build"

                [tool.uv.build-backend]
                module-root = "src/main/python"
                data = { data = "share" }

                [tool.pypack.data]
                data = "share"
                """);
        write(module, "share/man/man1/acme.1", ".TH ACME 1\n");

        // uv_build writes into it the names of those too who have an address.
        assertThat(differences(module)).extracting(WheelDifference::what).containsExactly("Author");
    }

    /** Between the wheel that pypack makes of a module, and those that pip and uv have built of its sdist. */
    private List<WheelDifference> differences(Path module) throws IOException {
        Pypack pypack = Pypack.in(
                        new BuildContext(Judges.host(), new FolderProvisioner(Path.of("none")), BuildListener.SILENT))
                .storedIn(module.resolveSibling("store"));
        Wheel wheel = pypack.wheel(module, pom(), module.resolve("target"));
        Sdist sdist = pypack.sdist(module, pom(), module.resolve("target"));
        assertThat(sdist.file().getFileName()).hasToString("acme_units-2.0.dev0.tar.gz");
        List<WheelDifference> byPip =
                WheelDifference.between("pip", wheel.file(), backends.byPip(sdist.file(), folder.resolve("by-pip")));
        List<WheelDifference> byUv =
                WheelDifference.between("pip", wheel.file(), backends.byUv(sdist.file(), folder.resolve("by-uv")));
        assertThat(byUv).isEqualTo(byPip);
        return byPip;
    }

    /** What is behind the message and the remedy of a refusal. */
    private String linesOfRefusal(Path module) {
        String message = catchThrowableOfType(UserMistake.class, () -> differences(module))
                .getMessage();
        return message.lines().skip(2).collect(Collectors.joining("\n"));
    }

    private Path module(String root, String tables) throws IOException {
        Path module = folder.resolve("module");
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pyproject.toml", PROJECT + tables);
        files.put("README.md", "# Größen\n\nUnits.\n");
        files.put("LICENSE", "Do what you like.\n");
        files.put("NOTICE", "Made of nothing.\n");
        files.put(root + PACKAGE + "__init__.py", "\"\"\"Units.\"\"\"\n\n\ndef main() -> None:\n    print('units')\n");
        files.put(root + PACKAGE + "py.typed", "");
        files.put(root + PACKAGE + "run.py", "#!/usr/bin/env python3\nprint(1)\n");
        files.put(root + PACKAGE + "inner/__init__.py", "");
        files.put(root + PACKAGE + "inner/größe [m] 1.txt", "1 m\n");
        files.put(root + PACKAGE + "inner/" + "deep/".repeat(20) + "table.json", "{}\n");
        files.put(root + PACKAGE + "__pycache__/__init__.cpython-312.pyc", "junk");
        files.put("src/test/python/test_units.py", "def test_units(): pass\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(module, file.getKey(), file.getValue());
        }
        return module;
    }

    private static void write(Path module, String name, String text) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static PomValues pom() {
        return new PomValues(
                "acme-units",
                "2.0-SNAPSHOT",
                Optional.of("Converts \"units\"\n   of measurement: größer & besser"),
                List.of("Apache-2.0", "MIT"),
                List.of(
                        new PomValues.Developer(Optional.of("Ada"), Optional.empty()),
                        new PomValues.Developer(Optional.of("Grace Müller"), Optional.of("grace@example.com"))),
                Map.of("Homepage", "https://example.com", "Bug Tracker", "https://example.com/bugs"),
                List.of(new PomValues.Dependency("acme-base", "1.4")),
                Optional.empty(),
                Optional.of(">=3.9"));
    }
}
