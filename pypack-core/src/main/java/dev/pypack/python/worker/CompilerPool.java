package dev.pypack.python.worker;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.process.Command;
import dev.pypack.process.PipedProcess;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.KeptScript;
import dev.pypack.store.Store;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Workers of one Python, each started when it is first needed and kept until the pool is closed. A worker that dies is
 * replaced, and its source is tried once more, for something else may have killed it; then the problem is the source's.
 *
 * <p>Closing kills all workers. They also end when this process does, however that comes: their input ends with it.
 */
public final class CompilerPool implements AutoCloseable {
    /** Sources of generated code can be large; none takes a hundredth of this. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final PythonRuntime python;
    private final Command command;
    private final Duration limit;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, CompilerPool::thread);
    private final Deque<Worker> idle = new ConcurrentLinkedDeque<>();
    private final Set<Worker> all = ConcurrentHashMap.newKeySet();
    private volatile boolean isClosed;

    CompilerPool(PythonRuntime python, Command command, int size, Duration limit) {
        this.python = python;
        this.command = command;
        this.limit = limit;
        this.threads = Executors.newFixedThreadPool(size, CompilerPool::thread);
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * A pool without workers yet.
     *
     * @param python what compiles
     * @param store where the script of the workers is kept
     * @param size how many workers there may be, at least 1
     * @return the pool, to be closed
     */
    public static CompilerPool of(PythonRuntime python, Store store, int size) {
        return new CompilerPool(
                python,
                command(python, KeptScript.in(store, CompilerPool.class, "compile_worker.py"), Map.of()),
                size,
                LIMIT);
    }

    /** It sees only these variables, and no folder but that of the script, where there is nothing else. */
    static Command command(PythonRuntime python, Path script, Map<String, String> environment) {
        return Command.of(python.executable(), "-s", "-S", "-B", "-W", "ignore", "-X", "utf8", script.toString())
                .withEnvironment(python.environment(environment))
                .in(script.resolveSibling(""));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "pypack-compile");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Has a source compiled by the next worker that is free.
     *
     * @param request the source
     * @return what comes of it; with an {@link EnvironmentFailure} as its cause where the Python does not run
     */
    public Future<Compiled> submit(CompileRequest request) {
        return threads.submit(() -> compiled(request));
    }

    private Compiled compiled(CompileRequest request) {
        for (boolean isRetry = false; ; isRetry = true) {
            AtomicBoolean isLate = new AtomicBoolean();
            Worker worker = Optional.ofNullable(idle.poll()).orElseGet(this::started);
            ScheduledFuture<?> deadline = killedAtLimit(worker, isLate);
            try {
                Compiled compiled = worker.ask(request);
                deadline.cancel(false);
                idle.push(worker);
                return compiled;
            } catch (IOException died) {
                deadline.cancel(false);
                OptionalInt exitCode = buried(worker);
                if (isLate.get()) {
                    return Compiled.problem(
                            0,
                            CompileProblem.of("Python " + python.version() + " does not end compiling it within "
                                    + limit.toSeconds() + " s"));
                }
                if (isRetry) {
                    return Compiled.problem(
                            0,
                            CompileProblem.of("Python " + python.version() + " dies of compiling it" + how(exitCode)
                                    + said(worker)));
                }
            }
        }
    }

    private Worker started() {
        requireOpen();
        PipedProcess process = command.open();
        Worker worker = new Worker(process);
        all.add(worker);
        if (isClosed) {
            buried(worker);
        }
        requireOpen();
        ScheduledFuture<?> deadline = killedAtLimit(worker, new AtomicBoolean());
        try {
            worker.greet();
            return worker;
        } catch (IOException died) {
            OptionalInt exitCode = process.awaitExit();
            buried(worker);
            throw python.doesNotRun(exitCode.orElse(-1), process.errors());
        } finally {
            deadline.cancel(false);
        }
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("the pool was closed");
        }
    }

    private ScheduledFuture<?> killedAtLimit(Worker worker, AtomicBoolean isLate) {
        return clock.schedule(
                () -> {
                    isLate.set(true);
                    worker.process().kill();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private OptionalInt buried(Worker worker) {
        OptionalInt exitCode = worker.process().awaitExit();
        worker.close();
        all.remove(worker);
        return exitCode;
    }

    private static String how(OptionalInt exitCode) {
        return exitCode.isPresent() ? " (exit code " + exitCode.getAsInt() + ")" : "";
    }

    private static String said(Worker worker) {
        String errors = worker.process().errors().strip();
        return errors.isEmpty() ? "" : ": " + errors;
    }

    /**
     * Waits for what was submitted.
     *
     * @param compiled as {@link #submit} gave it
     * @return what came of it
     * @throws IOException if the thread is interrupted, which it stays, or the pool was closed before its turn came
     * @throws EnvironmentFailure if the Python does not run
     */
    public static Compiled result(Future<Compiled> compiled) throws IOException {
        try {
            return compiled.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sources were compiled");
        } catch (CancellationException e) {
            throw new IOException("the compilers were stopped before it was compiled", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EnvironmentFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Kills all workers; what they have not answered yet is not answered any more. */
    @Override
    public void close() {
        isClosed = true;
        // Whoever waits for one of these would wait for ever.
        threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
        clock.shutdownNow();
        all.forEach(worker -> worker.process().kill());
        all.forEach(Worker::close);
    }
}
