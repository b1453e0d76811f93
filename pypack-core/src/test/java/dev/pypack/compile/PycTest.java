package dev.pypack.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.compile.marshal.InvalidMarshal;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside the files that CPython writes, and imported without a source. */
class PycTest {
    private static final String COMPILE = """
            import marshal, sys
            with open(sys.argv[1], "rb") as file:
                print(marshal.dumps(compile(file.read(), "pkg/" + sys.argv[1], "exec")).hex())
            """;
    private static final String PY_COMPILE = """
            import sys
            from py_compile import PycInvalidationMode, compile
            compile(sys.argv[1], sys.argv[1] + "c", doraise=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
            """;
    private static final String IMPORT = """
            import sys, traceback
            sys.path.insert(0, ".")
            import module
            print(module.__file__, module.values())
            try:
                module.fail()
            except ValueError as error:
                place = traceback.extract_tb(error.__traceback__)[-1]
                print(place.filename, place.lineno, place.name)
            """;
    private static final String MODULE = """
            def values():
                größe = -0.0
                nan = 1e999 - 1e999
                return (größe, 0, False, 0j, -0j, b"a", "a", "größe", 2 ** 70, -(2 ** 70), ..., None, (1, (2.0, "x y")),
                        nan != nan, 3 in {1, 2.5, None, "b", (1, 2)}, [0, 1, 2, 3][1:3], [each for each in "ab"],
                        (lambda *, key="k": key)())


            def fail():
                raise ValueError("on line 10")
            """;

    @TempDir
    Path folder;

    static Collection<PythonRuntime> pythons() throws IOException {
        return Judges.embeddedPythons().values();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void the_header_is_the_one_that_CPython_writes(PythonRuntime python) throws Exception {
        for (int length : new int[] {0, 1, 7, 8, 9, 15, 16, 17, 1000}) {
            byte[] source = "#é".repeat(length).substring(0, length).getBytes(UTF_8);
            Path file = Files.write(folder.resolve("module.py"), source);

            byte[] ours = Pyc.of(format(python), source, code(python));

            run(python, PY_COMPILE, file.getFileName().toString());
            byte[] theirs = Files.readAllBytes(folder.resolve("module.pyc"));
            assertThat(Arrays.copyOf(ours, Pyc.HEADER_LENGTH))
                    .as("%d characters", length)
                    .isEqualTo(Arrays.copyOf(theirs, Pyc.HEADER_LENGTH));
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void it_is_imported_and_does_what_the_source_does(PythonRuntime python) throws Exception {
        Path source = Files.writeString(folder.resolve("module.py"), MODULE);
        String fromSource = run(python, IMPORT);

        byte[] pyc = Pyc.of(format(python), Files.readAllBytes(source), code(python));
        Files.delete(source);
        Files.write(folder.resolve("module.pyc"), pyc);
        String fromPyc = run(python, IMPORT);

        assertThat(fromSource).contains("(-0.0, 0, False, 0j, ").contains("module.py 10 fail");
        assertThat(fromPyc)
                .isEqualTo(fromSource
                        .replace("module.py ", "module.pyc ")
                        .replaceFirst("\\S*module.pyc 10", "pkg/module.py 10"));
    }

    @Test
    void the_embedded_Pythons_are_those_whose_bytecode_is_known() {
        assertThat(Arrays.stream(BytecodeFormat.values()).map(BytecodeFormat::minorVersion))
                .containsExactlyElementsOf(EmbeddedPythons.known().minorVersions());
        assertThat(BytecodeFormat.of("3.8")).isEmpty();
        assertThat(BytecodeFormat.of("3.12")).contains(BytecodeFormat.CPYTHON_3_12);
    }

    @Test
    void what_is_no_code_object_is_refused() {
        assertThatThrownBy(() -> Pyc.of(BytecodeFormat.CPYTHON_3_14, new byte[0], new byte[] {'N'}))
                .isInstanceOf(InvalidMarshal.class)
                .hasMessage("byte 0: None, not a code object");
    }

    private static BytecodeFormat format(PythonRuntime python) {
        String version = python.version();
        return BytecodeFormat.of(version.substring(0, version.lastIndexOf('.'))).orElseThrow();
    }

    private byte[] code(PythonRuntime python) {
        return HexFormat.of().parseHex(run(python, COMPILE, "module.py").strip());
    }

    private String run(PythonRuntime python, String script, String... arguments) {
        String[] words = new String[arguments.length + 2];
        words[0] = "-c";
        words[1] = script;
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        Outcome outcome = python.command(words).in(folder).run();
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        return outcome.output();
    }
}
