package dev.pypack.crossenv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.Pypack;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.ForeignMachines;
import dev.pypack.judge.ForeignMachines.Windows;
import dev.pypack.judge.ForeignPython;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for Windows, run there, beside a Python whose folder has a name that is not plain. */
class WindowsLaunchersSoak {
    private static final TestWheel ACME = new TestWheel("acme", "1.0")
            .with("acme/__init__.py", "")
            .with("acme/cli.py", """
                    import pathlib, sys

                    def main():
                        print(ascii(sys.argv[1:]))
                        print(pathlib.PureWindowsPath(sys.argv[0]).name)
                        print("complaint", file=sys.stderr)
                        return 3

                    def window():
                        pathlib.Path(sys.argv[1]).write_text("shown")
                        return 4
                    """)
            .withInfo(
                    "entry_points.txt",
                    "[console_scripts]\nacme = acme.cli:main\n[gui_scripts]\nacme-window = acme.cli:window\n")
            .withData("scripts/acme-tool", "#!python\nimport acme, sys\nprint('tool', sys.argv[1])\n");

    @TempDir
    private Path folder;

    @Test
    void commands_get_what_is_said_to_them_and_tell_how_they_ended() throws IOException {
        Path scripts = laidOver().prefix().resolve("Scripts");
        try (Windows windows = ForeignMachines.summoned().windows(folder.resolve("disk"))) {
            Outcome command = windows.run(scripts.resolve("acme.exe"), "a b", "ü", "\"quoted\"", "*", "", "c:\\d\\");
            Outcome tool = windows.run(scripts.resolve("acme-tool.exe"), "ü b");

            assertThat(command.output().replace("\r", ""))
                    .isEqualTo("['a b', '\\xfc', '\"quoted\"', '*', '', 'c:\\\\d\\\\']\nacme\n");
            assertThat(command.errors()).contains("complaint");
            assertThat(command.exitCode()).isEqualTo(3);
            assertThat(tool.exitCode()).as(tool.errors()).isZero();
            assertThat(tool.output()).startsWith("tool ");
        }
    }

    @Test
    void a_program_with_windows_starts() throws IOException {
        ForeignPython python = laidOver();
        // The embedded Python has none without a console.
        Files.copy(python.executable(), python.prefix().resolve("pythonw.exe"));
        Path shown = folder.resolve("shown ü.txt");
        try (Windows windows = ForeignMachines.summoned().windows(folder.resolve("disk"))) {
            Outcome program = windows.run(python.prefix().resolve("Scripts/acme-window.exe"), Windows.path(shown));

            assertThat(shown).hasContent("shown");
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(4);
        }
    }

    private ForeignPython laidOver() throws IOException {
        Path module = folder.resolve("plant");
        Files.writeString(
                Files.createDirectories(module.resolve("src/main/python/plant")).resolve("__init__.py"), "");
        Files.writeString(module.resolve("pyproject.toml"), """
                [project]
                name = "plant"
                version = "1.0"
                requires-python = ">=3.11"
                dependencies = ["acme"]
                [tool.pypack]
                python-version = ["3.11"]
                targets = ["windows_amd64"]
                """);
        Files.writeString(
                module.resolve("pylock.toml"),
                "lock-version = \"1.0\"\ncreated-by = \"tests\"\n" + ACME.locked(folder.resolve("wheels")));
        BuildContext context =
                new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT);
        CrossEnv environment = Pypack.in(context)
                .storedIn(folder.resolve("store"))
                .sync(module, PomValues.of("plant", "1.0"), TargetProperty.ABSENT, List.of(), module.resolve("target"))
                .get(0);
        ForeignPython python = ForeignPython.unpacked("windows-x86_64", folder.resolve("a Python für Windows"));
        python.overlay(environment.folder());
        return python;
    }
}
