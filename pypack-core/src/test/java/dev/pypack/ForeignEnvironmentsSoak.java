package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.crossenv.CrossEnv;
import dev.pypack.judge.ForeignMachines;
import dev.pypack.judge.ForeignMachines.Windows;
import dev.pypack.judge.ForeignPython;
import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.target.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The environments of {@code examples/crossenv} for Linux on amd64 and arm64 and for Windows, moved elsewhere, laid over the
 * embedded Pythons of these systems, and run there.
 */
class ForeignEnvironmentsSoak {
    private static final String IMPORTS = """
            import importlib, sys

            for name in sys.argv[1:]:
                try:
                    importlib.import_module(name)
                except BaseException as e:
                    print(f"{name}: {type(e).__name__}: {e}")
            """;

    private static final String COMPUTES = """
            import io
            import pydantic, requests, rich.console, rich.table

            class Reading(pydantic.BaseModel):
                value: pydantic.FiniteFloat

            print(Reading.model_validate_json('{"value": 1.5}').value)
            try:
                Reading(value="much")
            except pydantic.ValidationError as e:
                print(e.error_count())
            print(requests.Request("GET", "http://a/b", params={"c": "ü"}).prepare().url)
            table = rich.table.Table("sensor")
            table.add_row("t1")
            out = io.StringIO()
            rich.console.Console(file=out, width=40).print(table)
            print("t1" in out.getvalue())
            """;

    private static final String COMPUTED = "1.5\n1\nhttp://a/b?c=%C3%BC\nTrue\n";

    private static final String DRIFTS = """
            [{"sensor": "t1", "taken": "2026-01-05T06:00:00", "value": 1.0},
             {"sensor": "t1", "taken": "2026-01-05T07:00:00", "value": 2.0},
             {"sensor": "t1", "taken": "2026-01-05T08:00:00", "value": 3.1},
             {"sensor": "t1", "taken": "2026-01-05T09:00:00", "value": 4.0}]
            """;

    @TempDir
    private Path folder;

    @Test
    void linux_on_amd64() throws IOException {
        assumeThat(Judges.host().classifier()).isEqualTo("linux-x86_64");
        ForeignPython python = laidOver("linux_amd64", "linux-x86_64");
        importsAndComputes(python, words -> Command.of(python.executable(), words));
        runsCommands(python);
    }

    @Test
    void linux_on_arm64() throws IOException {
        ForeignMachines machines = ForeignMachines.summoned();
        ForeignPython python = laidOver("linux_arm64", "linux-arm64");
        importsAndComputes(python, words -> machines.arm64(python.executable(), words));
    }

    private void importsAndComputes(ForeignPython python, Function<String[], Command> run) throws IOException {
        List<String> names = new ArrayList<>(List.of(script("imports.py", IMPORTS)));
        names.addAll(importable(python));
        assertThat(names).contains("numpy", "pydantic_core", "requests", "rich", "uvloop", "charset_normalizer");
        assertThat(said(run.apply(names.toArray(String[]::new)))).isEmpty();
        String computes = script("computes.py", COMPUTES + """
                import asyncio, numpy, uvloop
                print(numpy.linalg.solve([[2.0, 1.0], [1.0, 3.0]], [3.0, 5.0]).round(9).tolist())
                print(numpy.fft.fft(numpy.ones(4)).real.tolist())
                print(uvloop.run(asyncio.sleep(0.01, "slept")))
                """);
        assertThat(said(run.apply(new String[] {computes})))
                .isEqualTo(COMPUTED + "[0.8, 1.4]\n[4.0, 0.0, 0.0, 0.0]\nslept\n");
    }

    @Test
    void the_example_itself_on_arm64() throws IOException {
        ForeignMachines machines = ForeignMachines.summoned();
        ForeignPython python = laidOver("linux_arm64", "linux-arm64");
        Path sources = Path.of("../examples/crossenv/src/main/python").toAbsolutePath();

        Outcome outcome = machines.arm64(python.executable(), "-m", "sensors.cli", script("readings.json", DRIFTS))
                .withEnvironment(Map.of("PYTHONPATH", sources.toString(), "PYTHONDONTWRITEBYTECODE", "1"))
                .run();

        assertThat(outcome.exitCode()).as(outcome.errors()).isEqualTo(1);
        assertThat(outcome.output()).contains("t1").contains("yes");
    }

    @Test
    void commands_of_linux_on_arm64() throws IOException {
        ForeignMachines machines = ForeignMachines.summoned();
        ForeignPython python = laidOver("linux_arm64", "linux-arm64");
        // The shell of this machine starts the commands, and knows of no emulator.
        Path emulated = Files.move(python.executable(), python.executable().resolveSibling("python3.11-arm64"));
        Files.writeString(python.executable(), """
                #!/bin/sh
                exec '%s' -L '%s' '%s' "$@"
                """.formatted(machines.emulator(), machines.sysroot(), emulated));
        assertThat(python.executable().toFile().setExecutable(true)).isTrue();

        runsCommands(python);
    }

    private void runsCommands(ForeignPython python) throws IOException {
        Path commands = python.prefix().resolve("bin");
        for (String command : List.of("numpy-config", "normalizer", "pygmentize", "markdown-it", "f2py")) {
            Outcome outcome =
                    Command.of(commands.resolve(command), version(command)).run();
            assertThat(outcome.exitCode()).as(command + outcome.errors()).isZero();
            assertThat(outcome.output() + outcome.errors()).as(command).containsPattern("\\d+\\.\\d+");
        }
        highlights(words -> Command.of(commands.resolve("pygmentize"), words).run(), Path::toString);
    }

    @Test
    void windows() throws IOException {
        ForeignPython python = laidOver("windows_amd64", "windows-x86_64");
        try (Windows windows = ForeignMachines.summoned().windows(folder.resolve("disk"))) {
            List<String> names = new ArrayList<>(List.of(Windows.path(Path.of(script("imports.py", IMPORTS)))));
            names.addAll(importable(python));
            names.remove("numpy");
            assertThat(names).contains("pydantic_core", "requests", "rich", "pythoncom", "charset_normalizer");
            assertThat(said(windows.run(python.executable(), names.toArray(String[]::new))))
                    .isEmpty();
            assertThat(said(windows.run(
                            python.executable(), Windows.path(Path.of(script("computes.py", COMPUTES + """
                            import win32api, win32con
                            print(win32api.GetSystemMetrics(win32con.SM_CMOUSEBUTTONS) >= 0)
                            """))))))
                    .isEqualTo(COMPUTED + "True\n");
            Outcome numpy = windows.run(python.executable(), "-c", "import numpy; print(numpy.ones(2).sum())");
            // Found and loaded, but it calls what Wine 8 has not; a later Wine has it.
            assertThat(numpy.output().replace("\r", ""))
                    .satisfiesAnyOf(
                            said -> assertThat(said).isEqualTo("2.0\n"),
                            said -> assertThat(said).contains("unimplemented function ucrtbase.dll.crealf called"));
        }
    }

    @Test
    void commands_of_windows() throws IOException {
        ForeignPython python = laidOver("windows_amd64", "windows-x86_64");
        try (Windows windows = ForeignMachines.summoned().windows(folder.resolve("disk"))) {
            for (String command : List.of("normalizer", "pygmentize", "markdown-it")) {
                Outcome outcome = windows.run(python.prefix().resolve("Scripts/" + command + ".exe"), version(command));
                assertThat(outcome.exitCode()).as(command + outcome.errors()).isZero();
                assertThat(outcome.output()).as(command).containsPattern("\\d+\\.\\d+");
            }
            highlights(words -> windows.run(python.prefix().resolve("Scripts/pygmentize.exe"), words), Windows::path);
        }
    }

    private static String version(String command) {
        return command.equals("pygmentize") ? "-V" : command.equals("f2py") ? "-v" : "--version";
    }

    /** A command with files whose names are not plain, and with a mistake. */
    private void highlights(Function<String[], Outcome> pygmentize, Function<Path, String> name) throws IOException {
        Path source = Files.writeString(folder.resolve("a source ü.py"), "def ü(): pass\n");
        Path html = folder.resolve("a page ü.html");

        Outcome right = pygmentize.apply(
                new String[] {"-f", "html", "-O", "encoding=utf-8", "-o", name.apply(html), name.apply(source)});
        Outcome wrong = pygmentize.apply(new String[] {"-l", "no such language", name.apply(source)});

        assertThat(right.exitCode()).as(right.errors()).isZero();
        assertThat(html).content().contains("<span class=\"nf\">ü</span>");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.errors()).contains("no such language");
    }

    private ForeignPython laidOver(String platform, String classifier) throws IOException {
        CrossEnv environment =
                CrossEnvExample.locked(folder).sync(Platform.of(platform)).get(0);
        ForeignPython python = ForeignPython.unpacked(classifier, folder.resolve("a Python für " + classifier));
        Path moved = Files.move(environment.folder(), folder.resolve("moved"));
        python.overlay(moved);
        return python;
    }

    /** What the packages of the environment, and not those of Python itself, are imported by. */
    private List<String> importable(ForeignPython python) throws IOException {
        Path library = python.prefix().relativize(python.library());
        try (Stream<Path> entries = Files.list(folder.resolve("moved").resolve(library.toString()))) {
            return entries.filter(each -> Files.isRegularFile(each.resolve("__init__.py"))
                            || each.toString().matches(".*\\.(py|so|pyd)"))
                    .map(each -> String.valueOf(each.getFileName()).replaceFirst("\\..*", ""))
                    .sorted()
                    .toList();
        }
    }

    private String script(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String said(Command command) {
        return said(command.run());
    }

    private static String said(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.output() + outcome.errors()).isZero();
        return outcome.output().replace("\r", "");
    }
}
