package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.BuildListener;
import dev.pypack.build.FolderTree;
import dev.pypack.build.OperatingSystem;
import dev.pypack.build.Product;
import dev.pypack.judge.Interpreters;
import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The wheel of the example, before all judges. */
class ExampleWheelTest {
    @TempDir
    static Path folder;

    private static final List<Product> PRODUCTS = new ArrayList<>();
    private static Wheel wheel;
    private static Judges judges;

    @BeforeAll
    static void pack() {
        BuildListener listener = new BuildListener() {
            @Override
            public void finished(Product product) {
                PRODUCTS.add(product);
            }
        };
        wheel = Example.pack(Example.FOLDER, folder.resolve("made/here"), listener);
        judges = Judges.summoned();
    }

    @Test
    void has_its_name_and_is_told_of() throws Exception {
        assertThat(wheel.file()).isEqualTo(folder.resolve("made/here/controlchart-1.4.0.dev0-py3-none-any.whl"));
        assertThat(PRODUCTS).singleElement().satisfies(product -> {
            assertThat(product.name()).isEqualTo("Wheel");
            assertThat(product.path()).isEqualTo(wheel.file());
            assertThat(product.bytes()).isEqualTo(Files.size(wheel.file()));
            assertThat(product.parts()).isEqualTo(12);
        });
    }

    @Test
    void is_accepted_by_every_judge() throws Exception {
        judges.approve(wheel.file(), folder.resolve("judged"));
    }

    @Test
    void installs_with_what_it_needs_and_its_command_and_tests_run() throws Exception {
        VirtualEnvironment environment = judges.environment(folder.resolve("installed"));
        judges.pipInstall(environment, wheel.file().toString(), "pytest==9.2.0");
        Path series = Files.writeString(folder.resolve("series.csv"), """
                taken,diameter
                2026-01-05T08:00,10.0
                2026-01-05T08:10,10.2
                2026-01-05T08:20,9.9
                2026-01-05T08:30,10.1
                """);

        Outcome shown = environment
                .program("controlchart", series.toString(), "--time=taken", "--value=diameter", "--subgroup=2")
                .run();
        Outcome tests = environment
                .module(
                        "pytest",
                        "-q",
                        "-p",
                        "no:cacheprovider",
                        Example.FOLDER.resolve("src/test/python").toString())
                .run();

        assertThat(shown.output()).contains("series.csv: 10.05 ± 0.376");
        assertThat(shown.exitCode()).isZero();
        assertThat(tests.output()).contains("5 passed");
    }

    @TestFactory
    Stream<DynamicTest> is_imported_by_each_CPython_of_this_machine() {
        return Interpreters.ofThisMachine().values().stream()
                .map(python -> DynamicTest.dynamicTest("CPython " + python.version(), () -> {
                    VirtualEnvironment environment =
                            judges.environment(python.executable(), folder.resolve("cp" + python.version()));
                    judges.uvInstall(environment, wheel.file());

                    Outcome outcome = environment
                            .python("-c", "from controlchart import chart; print(chart([1, 2, 3, 4], 2).means)")
                            .run();

                    assertThat(outcome.output()).startsWith("(1.5, 3.5)");
                }));
    }

    @Test
    void is_the_same_in_another_folder_zone_locale_and_under_another_umask() throws Exception {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path copy = folder.resolve("ein anderer Ort/größer");
        String script = "umask 077 && cp -R \"$1\" \"$2\" && shift 2 && exec \"$@\"";

        Outcome built = Command.of(
                        Path.of("/bin/sh"),
                        "-c",
                        "mkdir -p \"$(dirname \"$2\")\" && " + script,
                        "sh",
                        Example.FOLDER.toString(),
                        copy.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=Pacific/Apia",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Example.class.getName(),
                        copy.toString(),
                        copy.resolve("out").toString())
                .withEnvironment(Map.of("TZ", "Pacific/Apia", "LC_ALL", "C.UTF-8", "PATH", "/usr/bin:/bin"))
                .run();

        assertThat(built.errors()).isEmpty();
        assertThat(copy.resolve("out").resolve(wheel.file().getFileName())).hasSameBinaryContentAs(wheel.file());
    }

    @Test
    void is_not_made_with_names_that_the_locale_can_t_read() throws Exception {
        assumeThat(Judges.host().system()).isEqualTo(OperatingSystem.LINUX);
        Path module = folder.resolve("ascii");
        Files.createDirectories(module.resolve("src/main/python/acme"));
        Files.writeString(module.resolve("src/main/python/acme/größe.py"), "");

        Outcome built = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Example.class.getName(),
                        module.toString(),
                        module.resolve("out").toString())
                .withEnvironment(Map.of("LC_ALL", "C"))
                .run();

        assertThat(built.errors())
                .contains("the name of the file can't be read in the locale of this machine")
                .contains("LC_ALL=C.UTF-8");
        assertThat(module.resolve("out")).doesNotExist();
    }

    @Test
    void is_replaced_only_by_a_whole_one() throws IOException {
        Path output = Files.createDirectories(folder.resolve("again"));
        Wheel first = Example.pack(Example.FOLDER, output, BuildListener.SILENT);
        // Or the second build would have nothing to do.
        FolderTree.delete(output.resolve("pypack"));
        Wheel second = Example.pack(Example.FOLDER, output, BuildListener.SILENT);

        assertThat(second.file()).isEqualTo(first.file());
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).containsExactlyInAnyOrder(first.file(), output.resolve("pypack"));
        }
    }
}
