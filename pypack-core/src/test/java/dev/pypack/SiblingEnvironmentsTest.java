package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import dev.pypack.project.SiblingModule;
import dev.pypack.project.TargetProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments of a module that depends on another module of its build, which has sources for some platforms. */
class SiblingEnvironmentsTest {
    @TempDir
    Path folder;

    private Path module;
    private Path units;

    @BeforeEach
    void write() throws IOException {
        units = folder.resolve("units");
        write(units.resolve("src/main/python/acme_units/__init__.py"), "CLOCK = 'any'\n");
        write(units.resolve("src/windows/python/acme_units/clock.py"), "CLOCK = 'windows'\n");
        write(units.resolve("src/linux/python/acme_units/clock.py"), "CLOCK = 'linux'\n");
        write(units.resolve("pyproject.toml"), """
                [project]
                name = "acme-units"
                version = "1"
                requires-python = ">=3.11"
                [tool.pypack]
                targets = ["linux_amd64", "windows_amd64"]
                """);
        module = folder.resolve("app");
        write(module.resolve("src/main/python/acme/__init__.py"), "");
        write(module.resolve("pylock.toml"), """
                lock-version = "1.0"
                created-by = "another tool"
                [[packages]]
                name = "acme-units"
                directory = { path = "../units" }
                """);
    }

    @Test
    void each_target_gets_the_wheel_that_runs_there() throws IOException {
        List<CrossEnv> made = sync("linux_amd64", "windows_amd64");

        assertThat(made.get(0).folder().resolve("lib/python3.11/site-packages/acme_units/clock.py"))
                .hasContent("CLOCK = 'linux'");
        assertThat(made.get(1).folder().resolve("Lib/site-packages/acme_units/clock.py"))
                .hasContent("CLOCK = 'windows'");
        assertThat(sync("linux_amd64", "windows_amd64")).allMatch(CrossEnv::isUpToDate);

        write(units.resolve("src/windows/python/acme_units/clock.py"), "CLOCK = 'other'\n");
        assertThat(sync("linux_amd64", "windows_amd64")
                        .get(1)
                        .folder()
                        .resolve("Lib/site-packages/acme_units/clock.py"))
                .hasContent("CLOCK = 'other'");
    }

    @Test
    void a_target_that_the_other_module_does_not_have_is_told_with_what_there_is() {
        assertThatThrownBy(() -> sync("linux_amd64", "macos_arm64"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "none of the wheels of the module acme-units runs on macos_arm64-cp311: acme_units-1-")
                .hasMessageContaining("Add what is missing to the targets");
        assertThat(module.resolve("target/crossenv")).doesNotExist();
    }

    private List<CrossEnv> sync(String... targets) throws IOException {
        write(module.resolve("pyproject.toml"), """
                [project]
                name = "acme"
                version = "1"
                requires-python = ">=3.11"
                dynamic = ["dependencies"]
                [tool.pypack]
                targets = ["%s"]
                """.formatted(String.join("\", \"", targets)));
        PomValues.Dependency wheel = new PomValues.Dependency(
                "acme-units",
                "1",
                Optional.of(new SiblingModule(units, "com.acme", PomValues.of("units", "1"))),
                Optional.empty());
        PomValues pom = new PomValues(
                "acme",
                "1",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(wheel),
                Optional.empty(),
                Optional.empty());
        return Pypack.in(new BuildContext(
                        Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT))
                .storedIn(folder.resolve("store"))
                .sync(module, pom, TargetProperty.ABSENT, List.of(), module.resolve("target"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
