package dev.pypack.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.Host;
import dev.pypack.compile.marshal.LibraryStreams;
import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CPython's own tests of some modules, where the whole standard library and the tests are there as bytecode only. */
class BytecodeLibrarySoak {
    private static final String RUN = """
            import os, sys
            extensions = [path for path in sys.path if path.endswith(("lib-dynload", "lib", "DLLs"))]
            sys.path[:] = [sys.argv[1]] + [path for path in extensions if not os.path.exists(os.path.join(path, "os.py"))]
            import unittest
            # Their tests read no source, and none wants the path of a file in its code.
            modules = "copy dataclasses fractions heapq json statistics string textwrap".split()
            tests = []
            for name in ["test_" + module for module in modules]:
                folder = os.path.join(sys.argv[1], "test", name)
                inner = os.listdir(folder) if os.path.isdir(folder) else [name]
                # Of a package each module, for its own loader looks for sources.
                prefix = f"test.{name}." if os.path.isdir(folder) else "test."
                tests += [prefix + each.split(".")[0] for each in sorted(inner) if each.startswith("test_")]
            suite = unittest.defaultTestLoader.loadTestsFromNames(tests)
            result = unittest.TextTestRunner(verbosity=0).run(suite)
            for name in modules + tests:
                assert sys.modules[name].__file__.startswith(sys.argv[1]), sys.modules[name].__file__
            print("tests", result.testsRun)
            sys.exit(not result.wasSuccessful())
            """;

    @TempDir
    Path folder;

    static Collection<PythonRuntime> pythons() throws IOException {
        return Judges.embeddedPythons().values();
    }

    @ParameterizedTest
    @MethodSource("pythons")
    void tests_of_CPython_pass(PythonRuntime python) throws Exception {
        String version = python.version();
        String minor = version.substring(0, version.lastIndexOf('.'));
        Path sources = folder.resolve("sources");
        Path bytecode = folder.resolve("bytecode");
        LibraryStreams library = new LibraryStreams(python, folder);
        unpackTests(minor, sources);
        copyData(sources, bytecode);

        write(library.compiled(1, "forward", 1), library.library(), minor, bytecode);
        write(library.compiledFrom(sources, 1, "forward", 1), sources, minor, bytecode);

        Outcome outcome = Command.of(
                        python.executable(), "-s", "-S", "-B", "-X", "utf8", "-c", RUN, bytecode.toString())
                .withEnvironment(Map.of())
                .in(folder)
                .run();
        System.out.println(version + ": " + outcome.output().lines().reduce("", (first, last) -> last));
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    }

    private void write(Map<String, byte[]> streams, Path sources, String minor, Path into) throws IOException {
        BytecodeFormat format = BytecodeFormat.of(minor).orElseThrow();
        for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
            Path file = into.resolve(stream.getKey() + "c");
            Files.createDirectories(file.resolveSibling(""));
            byte[] source = Files.readAllBytes(sources.resolve(stream.getKey()));
            Files.write(file, Pyc.of(format, source, stream.getValue()));
        }
    }

    /** What tests read, but no sources. */
    private static void copyData(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.resolveSibling(""));
            if (!file.toString().endsWith(".py")) {
                Files.copy(file, copy);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** They are in the jar, and the provisioner leaves them there. */
    private static void unpackTests(String minor, Path into) throws IOException {
        Host host = Judges.host();
        Path jar = Judges.artifacts()
                .resolve(EmbeddedPythons.known()
                        .find(minor, host)
                        .coordinates(host)
                        .fileName());
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                int start = entry.getName().indexOf("/test/");
                if (!entry.isDirectory() && entry.getName().contains("/lib/") && start > 0) {
                    Path file = into.resolve(entry.getName().substring(start + 1));
                    Files.createDirectories(file.resolveSibling(""));
                    Files.write(file, zip.getInputStream(entry).readAllBytes());
                }
            }
        }
    }
}
