package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.ZipArchive;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a module sees of its source that has none: each row of docs/bytecode.md, in every Python. */
class SourceAtRunTimeTest {
    private static final String MODULE = """
            '''About the module.'''
            from __future__ import annotations

            import dataclasses
            import warnings


            @dataclasses.dataclass
            class Point:
                x: int
                y: "list[int]" = dataclasses.field(default_factory=list)


            def double(value):
                '''Doubles a value.

                >>> double(2)
                4
                '''
                return value * 2


            def fail():
                raise ValueError("wrong")


            def warn():
                warnings.warn("careful")
            """;
    private static final String USE = """
            import dataclasses, doctest, importlib.resources, inspect, pickle, pydoc, sys, traceback, typing, warnings
            sys.path.insert(0, sys.argv[1])
            import acme
            for what in acme.double, acme.Point, acme:
                try:
                    print("getsource", type(what).__name__, inspect.getsource(what).splitlines()[0])
                except OSError as error:
                    print("getsource", type(what).__name__, error)
            print("getdoc", inspect.getdoc(acme.double).splitlines()[0], inspect.signature(acme.double))
            print("help", pydoc.plaintext.document(acme.double).splitlines()[:2])
            results = doctest.testmod(acme)
            print("doctest", results.attempted, results.failed)
            try:
                acme.fail()
            except ValueError as error:
                place = traceback.extract_tb(error.__traceback__)[-1]
                print("traceback", place.filename.replace(sys.argv[1], "."), place.lineno, place.name, repr(place.line))
            print("annotations", dataclasses.fields(acme.Point)[0].type, typing.get_type_hints(acme.Point))
            print("pickle", pickle.loads(pickle.dumps(acme.Point(1))), pickle.loads(pickle.dumps(acme.double))(2))
            print("resource", importlib.resources.files(acme).joinpath("data/größe.txt").read_text("utf-8"))
            print("file", acme.__file__.replace(sys.argv[1], "."), acme.__cached__ is not None if hasattr(acme, "__cached__") else "-")
            """;
    private static final String TOOL = """
            import sys


            def main():
                print("the tool runs, as", __name__, "with", sys.argv[1:])


            if __name__ == "__main__":
                main()
            """;

    @TempDir
    private Path folder;

    static Collection<PythonRuntime> pythons() throws IOException {
        return Judges.embeddedPythons().values();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void without_its_source(PythonRuntime python) throws Exception {
        String said = used(python, "release", 0);

        assertThat(said)
                .contains("getsource function could not get source code\n")
                .containsPattern("getsource type (could not get source code|source code not available)\n")
                .contains("getsource module could not get source code\n")
                .contains("getdoc Doubles a value. (value)\n")
                .contains("help ['double(value)', '    Doubles a value.']\n")
                .contains("doctest 1 0\n")
                .contains("traceback acme/__init__.py 24 fail ''\n")
                .contains("annotations int {'x': <class 'int'>, 'y': list[int]}\n")
                .contains("pickle Point(x=1, y=[]) 4\n")
                .contains("resource wide\n")
                .contains("file ./acme/__init__.pyc");
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void installed_it_runs_its_scripts_and_tells_where_it_fails(PythonRuntime python) throws Exception {
        Judges judges = Judges.summoned();
        VirtualEnvironment installed = judges.environment(python.executable(), folder.resolve("environment"));
        judges.uvInstall(installed, wheel(python, "release", 0));

        assertThat(succeeded(installed.program("acme-tool", "a")))
                .isEqualTo("the tool runs, as acme.tool with ['a']\n");
        assertThat(succeeded(installed.module("acme.tool", "b"))).isEqualTo("the tool runs, as __main__ with ['b']\n");
        assertThat(installed
                        .python("-c", "import acme; acme.fail()")
                        .in(folder)
                        .run()
                        .errors())
                .startsWith("Traceback (most recent call last):\n")
                .endsWith("  File \"acme/__init__.py\", line 24, in fail\nValueError: wrong\n");
        assertThat(installed
                        .python("-c", "import acme; acme.warn()")
                        .in(folder)
                        .run()
                        .errors())
                .isEqualTo("acme/__init__.py:28: UserWarning: careful\n");
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void beside_its_source_the_source_is_imported(PythonRuntime python) throws Exception {
        String said = used(python, "debug", 0);

        assertThat(said)
                .contains("getsource function def double(value):\n")
                .contains("traceback ./acme/__init__.py 24 fail 'raise ValueError(\"wrong\")'\n")
                .contains("file ./acme/__init__.py ");
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void without_docstrings_there_is_nothing_to_test(PythonRuntime python) throws Exception {
        Path unpacked = unpacked(python, "release", 2);

        Outcome outcome = python.command(
                        "-c",
                        "import doctest, inspect, pydoc, sys; sys.path.insert(0, sys.argv[1]); import acme;"
                                + " print(inspect.getdoc(acme.double), doctest.testmod(acme).attempted,"
                                + " pydoc.plaintext.document(acme.double), end='')",
                        unpacked.toString())
                .run();

        assertThat(outcome.output()).as(outcome.errors()).isEqualTo("None 0 double(value)\n");
    }

    private String used(PythonRuntime python, String type, int optimize) throws IOException {
        Outcome outcome = python.command(
                        "-c", USE, unpacked(python, type, optimize).toString())
                .in(folder)
                .run();
        assertThat(outcome.succeeded()).as(outcome.errors() + outcome.output()).isTrue();
        return outcome.output();
    }

    private static String succeeded(Command command) {
        Outcome outcome = command.run();
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        return outcome.output();
    }

    private Path unpacked(PythonRuntime python, String type, int optimize) throws IOException {
        Path unpacked = folder.resolve("unpacked");
        try (ZipArchive archive = ZipArchive.open(wheel(python, type, optimize))) {
            archive.extract(unpacked, 1);
        }
        return unpacked;
    }

    private Path wheel(PythonRuntime python, String type, int optimize) throws IOException {
        Path module = folder.resolve("module");
        Path sources = Files.createDirectories(module.resolve("src/main/python/acme"));
        Files.writeString(sources.resolve("__init__.py"), MODULE);
        Files.writeString(sources.resolve("tool.py"), TOOL);
        Files.writeString(Files.createDirectories(sources.resolve("data")).resolve("größe.txt"), "wide");
        Files.writeString(module.resolve("pyproject.toml"), """
                [project]
                name = "acme"
                version = "1.0"
                [project.scripts]
                acme-tool = "acme.tool:main"
                [tool.pypack]
                level = "bytecode"
                type = "%s"
                optimize = %d
                python-version = ["%s"]
                """.formatted(type, optimize, python.minorVersion()));
        BuildContext context =
                new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT);
        return Pypack.in(context)
                .storedIn(folder.resolve("store"))
                .wheel(module, PomValues.of("acme", "1.0"), module.resolve("target"))
                .file();
    }
}
