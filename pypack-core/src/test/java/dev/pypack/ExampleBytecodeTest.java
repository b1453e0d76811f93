package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.ZipArchive;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Host;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import dev.pypack.python.PythonRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example of the README at each level, for each Python, without a PATH or any other variable. */
class ExampleBytecodeTest {
    private static final String USE = """
            import sys
            sys.path.insert(0, sys.argv[1])
            import controlchart
            found = controlchart.chart([10.0, 10.1, 9.9, 10.05, 9.95] * 10)
            print(found, list(controlchart.violations([9.0, 99.0], found.mean_limits)))
            """;

    @TempDir
    private Path folder;

    @Test
    void sources_are_checked_and_packed_as_they_are() {
        List<ModuleWheel> wheels = pack(Settings.NONE);

        assertThat(wheels)
                .singleElement()
                .satisfies(wheel -> assertThat(wheel.wheel().name().toString()).endsWith("-py3-none-any.whl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"debug", "release"})
    void each_Python_gets_a_wheel_that_it_imports_and_that_has_nothing_to_find(String type) throws Exception {
        Map<String, PythonRuntime> pythons = Judges.embeddedPythons();
        List<String> versions = List.copyOf(pythons.keySet());
        List<ModuleWheel> wheels = pack(Settings.NONE
                .with("pypack.level", List.of("bytecode"), true)
                .with("pypack.type", List.of(type), true)
                .with("pypack.pythonVersion", versions, true));

        assertThat(wheels).hasSameSizeAs(versions);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Path unpacked = folder.resolve(type + "-" + versions.get(i));
            try (ZipArchive archive = ZipArchive.open(wheels.get(i).wheel().file())) {
                archive.extract(unpacked, 1);
            }
            PythonRuntime python =
                    Optional.ofNullable(pythons.get(versions.get(i))).orElseThrow();
            Outcome outcome = python.command("-c", USE, unpacked.toString()).run();
            assertThat(outcome.errors()).isEmpty();
            said.add(outcome.output());
            assertThat(Files.exists(unpacked.resolve("controlchart/limits.py"))).isEqualTo(type.equals("debug"));
        }
        assertThat(said).allMatch(said.get(0)::equals);
        Pypack pypack = pypack();
        List<Path> files = wheels.stream().map(wheel -> wheel.wheel().file()).toList();
        assertThat(pypack.validate(folder, folder, files).files())
                .allSatisfy(file -> assertThat(file.findings()).isEmpty());
    }

    private List<ModuleWheel> pack(Settings settings) {
        return pypack().set(settings)
                .checkingSyntax()
                .wheels(
                        Example.FOLDER,
                        PomValues.of("controlchart", "1.4.0-SNAPSHOT"),
                        TargetProperty.ABSENT,
                        folder.resolve("target"));
    }

    private Pypack pypack() {
        Host host = Host.describedBy(System::getProperty, 2, Map.of());
        return Pypack.in(new BuildContext(host, new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT))
                .storedIn(folder.resolve("store"));
    }
}
