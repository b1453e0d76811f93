package dev.pypack.python.worker;

import dev.pypack.build.Sha256;
import dev.pypack.compile.BytecodeFormat;
import dev.pypack.compile.Pyc;
import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.KeptScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Files of the standard library of a Python, to be compiled by its workers in an order. */
record CompiledLibrary(PythonRuntime python, Path folder, List<String> order) {

    /** Of all files the first, and then every so many. */
    static CompiledLibrary everyFile(int step, PythonRuntime python) throws IOException {
        Path folder = Optional.ofNullable(Judges.embeddedPythons().get(python.minorVersion()))
                .orElseThrow()
                .executable()
                .resolveSibling("lib");
        List<String> order = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
            for (int i = 0; i < all.size(); i += step) {
                order.add(folder.relativize(all.get(i)).toString().replace('\\', '/'));
            }
        }
        return new CompiledLibrary(python, folder, order);
    }

    CompiledLibrary reversed() {
        List<String> backward = new ArrayList<>(order);
        Collections.reverse(backward);
        return new CompiledLibrary(python, folder, backward);
    }

    /** The hash of the bytecode of each file that is no template or broken on purpose. */
    Map<String, String> hashes(int workers, String seed) throws Exception {
        BytecodeFormat format = BytecodeFormat.of(python.minorVersion()).orElseThrow();
        Command command = CompilerPool.command(
                python,
                KeptScript.in(CompilerPoolTest.STORE, CompilerPool.class, "compile_worker.py"),
                Map.of("PYTHONHASHSEED", seed));
        Map<String, String> hashes = new TreeMap<>();
        try (CompilerPool pool = new CompilerPool(python, command, workers, CompilerPoolTest.LONG)) {
            Map<String, Future<Compiled>> running = new TreeMap<>();
            for (String name : order) {
                running.put(name, pool.submit(CompileRequest.code(name, source(name), 0)));
            }
            for (Map.Entry<String, Future<Compiled>> each : running.entrySet()) {
                Compiled compiled = each.getValue().get();
                if (compiled.problem().isEmpty()) {
                    byte[] file = Pyc.of(format, source(each.getKey()), compiled.code());
                    hashes.put(each.getKey(), Sha256.of(file).toHex());
                }
            }
        }
        return hashes;
    }

    private byte[] source(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }
}
