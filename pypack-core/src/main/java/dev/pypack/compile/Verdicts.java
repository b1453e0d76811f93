package dev.pypack.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Sha256;
import dev.pypack.project.SourceFile;
import dev.pypack.python.CompilingPythons;
import dev.pypack.python.PythonRuntime;
import dev.pypack.python.worker.CompileProblem;
import dev.pypack.python.worker.CompileRequest;
import dev.pypack.python.worker.Compiled;
import dev.pypack.python.worker.CompilerPool;
import dev.pypack.store.KeptResults;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What one Python thinks of sources. A verdict is kept by the hash of the source; so no Python is started, fetched or
 * unpacked where there is nothing new.
 */
final class Verdicts implements AutoCloseable {
    /** So many sources wait for a worker at most: they are in memory meanwhile. */
    private static final int MOST_WAITING = 32;

    private static final byte[] FINE = {};

    private final CompilingPythons pythons;
    private final String minorVersion;
    private final Store store;
    private final int workers;
    private final BuildListener listener;
    private final KeptResults kept;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<SourceFile, CompileProblem> problems = new LinkedHashMap<>();
    private @Nullable CompilerPool pool;

    private record Waiting(SourceFile file, Sha256 hash, Future<Compiled> answer) {}

    Verdicts(CompilingPythons pythons, String minorVersion, Store store, int workers, BuildListener listener) {
        this.pythons = pythons;
        this.minorVersion = minorVersion;
        this.store = store;
        this.workers = workers;
        this.listener = listener;
        // Of all patch levels: what is refused is a matter of the minor version.
        this.kept = KeptResults.open(store, "syntax-" + minorVersion, listener);
    }

    /** The problems with those files that have one, in their order. */
    Map<SourceFile, CompileProblem> of(List<SourceFile> files) throws IOException {
        for (SourceFile file : files) {
            byte[] source = Files.readAllBytes(file.file());
            Sha256 hash = Sha256.of(source);
            Optional<byte[]> verdict = kept.get(hash);
            if (verdict.isPresent()) {
                parsed(verdict.get()).ifPresent(problem -> problems.put(file, problem));
            } else {
                waiting.add(new Waiting(file, hash, pool().submit(CompileRequest.check(file.name(), source))));
            }
            takeWhileMoreThan(MOST_WAITING);
        }
        takeWhileMoreThan(0);
        return problems;
    }

    private CompilerPool pool() {
        if (pool == null) {
            PythonRuntime python = pythons.compiler(minorVersion);
            listener.detailed("Python " + python.version() + " checks the syntax: " + python.executable());
            pool = CompilerPool.of(python, store, workers);
        }
        return pool;
    }

    private void takeWhileMoreThan(int number) throws IOException {
        while (waiting.size() > number) {
            Waiting next = waiting.remove();
            Optional<CompileProblem> problem = CompilerPool.result(next.answer).problem();
            problem.ifPresent(found -> problems.put(next.file, found));
            // A compiler that died or took too long may do better another time.
            if (problem.isEmpty() || problem.get().line() > 0) {
                kept.put(next.hash, problem.map(Verdicts::written).orElse(FINE));
            }
        }
    }

    private static byte[] written(CompileProblem problem) {
        byte[] message = problem.message().getBytes(UTF_8);
        byte[] text = problem.text().getBytes(UTF_8);
        return ByteBuffer.allocate(3 * Integer.BYTES + message.length + text.length)
                .putInt(problem.line())
                .putInt(problem.column())
                .putInt(message.length)
                .put(message)
                .put(text)
                .array();
    }

    private static Optional<CompileProblem> parsed(byte[] verdict) {
        if (verdict.length == 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(verdict);
        int line = bytes.getInt();
        int column = bytes.getInt();
        byte[] message = new byte[bytes.getInt()];
        bytes.get(message);
        byte[] text = new byte[bytes.remaining()];
        bytes.get(text);
        return Optional.of(new CompileProblem(line, column, new String(message, UTF_8), new String(text, UTF_8)));
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        kept.close();
    }
}
