package dev.pypack.python.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.OperatingSystem;
import dev.pypack.compile.BytecodeFormat;
import dev.pypack.compile.Pyc;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.python.PythonProvisioner;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.KeptScript;
import dev.pypack.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workers of the real Pythons, with no more of their library than a compiler needs. */
class CompilerPoolTest {
    static final Store STORE = Store.in(Judges.host().cacheFolder().resolve("pypack-judges"));
    static final Duration LONG = Duration.ofMinutes(2);

    /** What a test has a worker do with some sources, before it compiles them. */
    private static final String HOOK = """
                import posix
                import time
                if b"# fork" in source and posix.fork() == 0:
                    time.sleep(1000)
                if b"# sleep" in source:
                    time.sleep(1000)
                if b"# die once" in source:
                    posix.close(posix.open(name + ".died", posix.O_CREAT | posix.O_EXCL))
                    posix.kill(posix.getpid(), 9)
                if b"# die" in source:
                    sys.stderr.write("that was too much\\n" * 100_000)
                    sys.stderr.flush()
                    posix.kill(posix.getpid(), 9)
            """;

    private final Set<ProcessHandle> before = new HashSet<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void remember_other_processes() {
        ProcessHandle.current().descendants().forEach(before::add);
    }

    static List<PythonRuntime> pythons() {
        PythonProvisioner provisioner = new PythonProvisioner(
                new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT),
                STORE);
        return EmbeddedPythons.known().minorVersions().stream()
                .filter(minor ->
                        EmbeddedPythons.known().find(minor, Judges.host()).runsOn(Judges.host()))
                .filter(CompilerPoolTest::isFetched)
                .map(provisioner::embeddedCompiler)
                .toList();
    }

    private static boolean isFetched(String minor) {
        return Files.exists(Judges.artifacts()
                .resolve(EmbeddedPythons.known()
                        .find(minor, Judges.host())
                        .coordinates(Judges.host())
                        .fileName()));
    }

    private static PythonRuntime newest() {
        List<PythonRuntime> all = pythons();
        return all.get(all.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void a_source_becomes_the_code_of_that_Python(PythonRuntime python) throws Exception {
        byte[] source = "def größe(x: int) -> str:\n    assert x\n    return '\\N{DEGREE SIGN}'\n".getBytes(UTF_8);
        try (CompilerPool pool = CompilerPool.of(python, STORE, 1)) {
            Compiled plain =
                    pool.submit(CompileRequest.code("pkg/mod.py", source, 0)).get();
            Compiled optimized =
                    pool.submit(CompileRequest.code("pkg/mod.py", source, 1)).get();
            Compiled checked =
                    pool.submit(CompileRequest.check("pkg/mod.py", source)).get();

            BytecodeFormat format = BytecodeFormat.of(python.minorVersion()).orElseThrow();
            byte[] file = Pyc.of(format, source, plain.code());
            assertThat(plain.problem()).isEmpty();
            assertThat(new byte[] {
                        (byte) plain.magic(),
                        (byte) (plain.magic() >> 8),
                        (byte) (plain.magic() >> 16),
                        (byte) (plain.magic() >> 24)
                    })
                    .isEqualTo(Arrays.copyOf(file, 4));
            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("pkg/mod.py");
            assertThat(optimized.code().length).isLessThan(plain.code().length);
            assertThat(checked.problem()).isEmpty();
            assertThat(checked.code()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void a_problem_has_its_place_and_its_text(PythonRuntime python) {
        assertThat(problem(python, "x = 1\nif x:\n    y = = 2\n"))
                .isEqualTo(new CompileProblem(3, 9, "invalid syntax", "    y = = 2"));
        assertThat(problem(python, "def f():\n    pass\nreturn 1\n"))
                .isEqualTo(new CompileProblem(3, 1, "'return' outside function", "return 1"));
        assertThat(problem(python, "größe = 1\n  y = 2\n").message()).isEqualTo("IndentationError: unexpected indent");
        assertThat(problem(python, "größe = 1\n  y = 2\n").line()).isEqualTo(2);
        assertThat(problem(python, "# coding: klingon\n").message()).contains("klingon");
        assertThat(problem(python, "x = '\0'\n").message()).contains("null bytes");
        assertThat(problem(python, "x = " + "(".repeat(5_000) + "1" + ")".repeat(5_000))
                        .message())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void a_source_may_declare_any_encoding(PythonRuntime python) throws Exception {
        try (CompilerPool pool = CompilerPool.of(python, STORE, 1)) {
            for (String encoding :
                    List.of("iso-8859-1", "cp1252", "euc-jp", "shift_jis", "gb18030", "big5", "koi8-r")) {
                Charset charset = Charset.forName(encoding);
                String letter = charset.newEncoder().canEncode('ö')
                        ? "ö"
                        : charset.newEncoder().canEncode('ж') ? "ж" : "語";
                byte[] source = ("# coding: " + encoding + "\nx = '" + letter + "'\n").getBytes(charset);

                Compiled compiled =
                        pool.submit(CompileRequest.code("a.py", source, 0)).get();

                assertThat(compiled.problem()).as(encoding).isEmpty();
                byte[] inUtf8 = ("x = '" + letter + "'\n").getBytes(UTF_8);
                assertThat(marshalledText(compiled.code(), letter))
                        .as(encoding)
                        .isEqualTo(marshalledText(
                                pool.submit(CompileRequest.code("a.py", inUtf8, 0))
                                        .get()
                                        .code(),
                                letter));
            }
        }
    }

    private static boolean marshalledText(byte[] code, String letter) {
        String bytes = new String(code, StandardCharsets.ISO_8859_1);
        return bytes.contains(new String(letter.getBytes(UTF_8), StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void bytes_depend_on_the_source_alone(PythonRuntime python) throws Exception {
        CompiledLibrary library = CompiledLibrary.everyFile(12, python);

        Map<String, String> one = library.hashes(1, "1");
        Map<String, String> other = library.reversed().hashes(2, "2");

        assertThat(one).hasSizeGreaterThan(50);
        assertThat(other).isEqualTo(one);
    }

    @Test
    void a_source_that_kills_its_worker_is_named_and_the_others_are_compiled() throws Exception {
        try (CompilerPool pool = hooked(2, LONG)) {
            List<Future<Compiled>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(pool.submit(check(i == 7 ? "# die" : "x = " + i)));
            }

            for (int i = 0; i < 40; i++) {
                Optional<CompileProblem> problem = answers.get(i).get().problem();
                if (i == 7) {
                    assertThat(problem.orElseThrow().message())
                            .startsWith(
                                    "Python " + newest().version() + " dies of compiling it (exit code 137): that was");
                    assertThat(problem.orElseThrow().message().length()).isLessThan(20_000);
                } else {
                    assertThat(problem).isEmpty();
                }
            }
        }
    }

    @Test
    void a_worker_that_something_else_kills_is_replaced_and_nobody_is_blamed() throws Exception {
        try (CompilerPool pool = hooked(1, LONG)) {
            assertThat(pool.submit(check("# die once"))
                            .get()
                            .problem()
                            .orElseThrow()
                            .message())
                    .contains("FileExistsError"); // the second time the hook finds its mark
            assertThat(pool.submit(check("x = 1")).get().problem()).isEmpty();
            assertThat(started()).hasSize(1);
            started().forEach(ProcessHandle::destroyForcibly);
            assertThat(pool.submit(check("x = 2")).get().problem()).isEmpty();
        }
    }

    @Test
    void a_source_that_takes_too_long_is_named() throws Exception {
        try (CompilerPool pool = hooked(1, Duration.ofSeconds(1))) {
            Future<Compiled> late = pool.submit(check("# sleep"));
            Future<Compiled> next = pool.submit(check("x = 1"));

            assertThat(late.get().problem().orElseThrow().message()).contains("does not end compiling it within 1 s");
            assertThat(next.get().problem()).isEmpty();
        }
        assertThat(started()).isEmpty();
    }

    @Test
    void an_interrupted_build_leaves_no_worker_and_no_child_of_one() throws Exception {
        assumeUnix();
        Thread build = new Thread(() -> {
            try (CompilerPool pool = hooked(1, LONG)) {
                pool.submit(check("# fork\n# sleep")).get();
            } catch (Exception interrupted) {
                // as it should be
            }
        });
        build.start();
        Set<ProcessHandle> processes = Set.of();
        for (int i = 0; i < 500 && processes.size() < 2; i++) {
            Thread.sleep(20);
            processes = started();
        }
        assertThat(processes).hasSize(2);

        build.interrupt();
        build.join();

        for (ProcessHandle process : processes) {
            process.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_killed_JVM_leaves_no_worker() throws Exception {
        Process build = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dpypack.test.artifacts=" + Judges.artifacts(),
                        Killed.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = new BufferedReader(new InputStreamReader(build.getInputStream(), UTF_8))) {
            assertThat(said.readLine()).isEqualTo("compiling");
            List<ProcessHandle> workers = build.descendants().toList();
            assertThat(workers).hasSize(2);

            build.destroyForcibly().waitFor();

            for (ProcessHandle worker : workers) {
                worker.onExit().get(30, TimeUnit.SECONDS);
            }
        }
    }

    /** A build in a process of its own that compiles until it is killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws Exception {
            byte[] source =
                    "def f(x):\n    return [x, {x: (x,)}]\n".repeat(20_000).getBytes(UTF_8);
            try (CompilerPool pool = CompilerPool.of(newest(), STORE, 2)) {
                pool.submit(CompileRequest.code("a.py", new byte[0], 0)).get();
                for (int i = 0; i < 1000; i++) {
                    Future<Compiled> one = pool.submit(CompileRequest.code("a.py", source, 0));
                    Future<Compiled> other = pool.submit(CompileRequest.code("b.py", source, 0));
                    one.get();
                    other.get();
                    if (i == 0) {
                        System.out.println("compiling");
                    }
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void nobody_waits_for_what_a_closed_pool_has_not_begun() throws Exception {
        List<Future<Compiled>> submitted = new ArrayList<>();
        try (CompilerPool pool = CompilerPool.of(newest(), STORE, 1)) {
            for (int i = 0; i < 200; i++) {
                submitted.add(pool.submit(CompileRequest.code(
                        "m" + i + ".py", "x = 1\n".repeat(1000).getBytes(UTF_8), 0)));
            }
        }
        assertThatThrownBy(() -> CompilerPool.result(submitted.get(199)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stopped");
    }

    @Test
    void a_Python_that_does_not_start_says_why() throws Exception {
        assumeUnix();
        Path program = folder.resolve("python3");
        Files.writeString(program, "#!/bin/sh\necho 'libcrypt.so.1: cannot open shared object file' >&2\nexit 127\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        PythonRuntime python = new PythonRuntime(program, "3.9.6", "here", Judges.host());

        try (CompilerPool pool = CompilerPool.of(python, STORE, 1)) {
            assertThatThrownBy(() -> pool.submit(check("x = 1")).get())
                    .hasCauseInstanceOf(EnvironmentFailure.class)
                    .cause()
                    .hasMessageContaining("does not run on this machine (exit code 127): libcrypt.so.1")
                    .hasMessageContaining("Debian: libcrypt1");
        }
    }

    private static CompileProblem problem(PythonRuntime python, String source) {
        try (CompilerPool pool = CompilerPool.of(python, STORE, 1)) {
            return pool.submit(check(source)).get().problem().orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompileRequest check(String source) {
        return CompileRequest.check("pkg/mod.py", source.getBytes(UTF_8));
    }

    /** Workers that do what a test wants. */
    private CompilerPool hooked(int size, Duration limit) {
        assumeUnix();
        try {
            String script = Files.readString(KeptScript.in(STORE, CompilerPool.class, "compile_worker.py"));
            String place = "    try:\n        code = compile(";
            assertThat(script).contains(place);
            Path hooked = Files.writeString(
                    folder.resolve("hooked.py"),
                    script.replace(place, HOOK + place).replace("name + \".died\"", "\"died\""));
            return new CompilerPool(newest(), CompilerPool.command(newest(), hooked, Map.of()), size, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assumeUnix() {
        assumeTrue(Judges.host().system() != OperatingSystem.WINDOWS, "signals and shell scripts are of Unix");
    }

    private Set<ProcessHandle> started() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> !before.contains(process))
                .collect(Collectors.toSet());
    }
}
