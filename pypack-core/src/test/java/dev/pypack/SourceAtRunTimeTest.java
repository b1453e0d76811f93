package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.ZipArchive;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
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
            import dataclasses, doctest, importlib.resources, inspect, pickle, sys, traceback, typing, warnings
            sys.path.insert(0, sys.argv[1])
            import acme
            try:
                print("getsource", inspect.getsource(acme.double).splitlines()[0])
            except OSError as error:
                print("getsource", error)
            print("getdoc", inspect.getdoc(acme.double).splitlines()[0], inspect.signature(acme.double))
            results = doctest.testmod(acme)
            print("doctest", results.attempted, results.failed)
            try:
                acme.fail()
            except ValueError as error:
                place = traceback.extract_tb(error.__traceback__)[-1]
                print("traceback", place.filename.replace(sys.argv[1], "."), place.lineno, repr(place.line))
            print("annotations", dataclasses.fields(acme.Point)[0].type, typing.get_type_hints(acme.Point)["x"])
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                acme.warn()
                print("warning", caught[0].lineno)
            print("pickle", pickle.loads(pickle.dumps(acme.Point(1))))
            print("file", acme.__file__.replace(sys.argv[1], "."), acme.__cached__ is not None if hasattr(acme, "__cached__") else "-")
            import acme.tool
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
                .contains("getsource could not get source code\n")
                .contains("getdoc Doubles a value. (value)\n")
                .contains("doctest 1 0\n")
                .contains("traceback acme/__init__.py 24 ''\n")
                .contains("annotations int <class 'int'>\n")
                .contains("warning 28\n")
                .contains("pickle Point(x=1, y=[])\n")
                .contains("file ./acme/__init__.pyc");
        assertThat(ranAsModule(python)).isEqualTo("the tool runs, as __main__\n");
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void beside_its_source_the_source_is_imported(PythonRuntime python) throws Exception {
        String said = used(python, "debug", 0);

        assertThat(said)
                .contains("getsource def double(value):\n")
                .contains("traceback ./acme/__init__.py 24 'raise ValueError(\"wrong\")'\n")
                .contains("file ./acme/__init__.py ");
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void without_docstrings_there_is_nothing_to_test(PythonRuntime python) throws Exception {
        Path unpacked = unpacked(python, "release", 2);

        Outcome outcome = python.command(
                        "-c",
                        "import doctest, sys; sys.path.insert(0, sys.argv[1]); import acme;"
                                + " print(acme.double.__doc__, doctest.testmod(acme).attempted)",
                        unpacked.toString())
                .run();

        assertThat(outcome.output()).as(outcome.errors()).isEqualTo("None 0\n");
    }

    private String used(PythonRuntime python, String type, int optimize) throws IOException {
        Outcome outcome = python.command(
                        "-c", USE, unpacked(python, type, optimize).toString())
                .in(folder)
                .run();
        assertThat(outcome.succeeded()).as(outcome.errors() + outcome.output()).isTrue();
        return outcome.output();
    }

    private String ranAsModule(PythonRuntime python) {
        Path unpacked = folder.resolve("unpacked");
        return python.command(
                        "-c",
                        "import runpy, sys; sys.path.insert(0, sys.argv[1]); runpy.run_module('acme.tool', run_name='__main__')",
                        unpacked.toString())
                .run()
                .output();
    }

    private Path unpacked(PythonRuntime python, String type, int optimize) throws IOException {
        Path module = folder.resolve("module");
        Path sources = Files.createDirectories(module.resolve("src/main/python/acme"));
        Files.writeString(sources.resolve("__init__.py"), MODULE);
        Files.writeString(
                sources.resolve("tool.py"), "if __name__ == '__main__':\n    print('the tool runs, as', __name__)\n");
        Files.writeString(module.resolve("pyproject.toml"), """
                [project]
                name = "acme"
                version = "1.0"
                [tool.pypack]
                level = "bytecode"
                type = "%s"
                optimize = %d
                python-version = ["%s"]
                """.formatted(type, optimize, python.minorVersion()));
        BuildContext context =
                new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT);
        Path wheel = Pypack.in(context)
                .storedIn(folder.resolve("store"))
                .wheel(module, PomValues.of("acme", "1.0"), module.resolve("target"))
                .file();
        Path unpacked = folder.resolve("unpacked");
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            archive.extract(unpacked, 1);
        }
        return unpacked;
    }
}
