package dev.pypack.benchmarks;

import dev.pypack.compile.BytecodeFormat;
import dev.pypack.compile.Pyc;
import dev.pypack.judge.Judges;
import dev.pypack.python.PythonRuntime;
import dev.pypack.python.worker.CompileRequest;
import dev.pypack.python.worker.Compiled;
import dev.pypack.python.worker.CompilerPool;
import dev.pypack.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** A JVM that compiles each module of a folder and puts its code into the canonical form, and packs nothing. */
final class CompileRun {
    private static final int WAITING = 100;

    private CompileRun() {}

    /** Takes a Python of the judges by its executable, its version, the number of workers, a store and a folder. */
    public static void main(String[] arguments) throws Exception {
        PythonRuntime python = new PythonRuntime(Path.of(arguments[0]), arguments[1], "benchmark", Judges.host());
        int workers = Integer.parseInt(arguments[2]);
        BytecodeFormat format = BytecodeFormat.of(python.minorVersion()).orElseThrow();
        List<Path> modules;
        try (Stream<Path> files = Files.walk(Path.of(arguments[4]))) {
            modules = files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        long bytes = 0;
        try (CompilerPool pool = CompilerPool.of(python, Store.in(Path.of(arguments[3])), workers)) {
            Deque<Future<byte[]>> made = new ArrayDeque<>();
            for (Path module : modules) {
                byte[] source = Files.readAllBytes(module);
                Future<Compiled> code =
                        pool.submit(CompileRequest.code(String.valueOf(module.getFileName()), source, 0));
                Callable<byte[]> canonical =
                        () -> Pyc.of(format, source, CompilerPool.result(code).code());
                made.add(threads.submit(canonical));
                if (made.size() > WAITING) {
                    bytes += made.remove().get().length;
                }
            }
            while (!made.isEmpty()) {
                bytes += made.remove().get().length;
            }
        } finally {
            threads.shutdown();
        }
        System.out.println(bytes);
    }
}
