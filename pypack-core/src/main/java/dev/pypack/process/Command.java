package dev.pypack.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A program with its arguments, to be run in an environment that is given as a whole: nothing is inherited.
 *
 * @param words the program and its arguments, passed on exactly, without a shell
 * @param environment all variables that the process sees
 * @param directory where it runs; empty for the directory of this process
 * @param limit how long it may take
 */
public record Command(List<String> words, Map<String, String> environment, Optional<Path> directory, Duration limit) {
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /**
     * A command as a value.
     *
     * @param words the program and its arguments
     * @param environment all variables that the process sees
     * @param directory where it runs
     * @param limit how long it may take
     */
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /**
     * A program with an empty environment and a limit of ten minutes.
     *
     * @param program the executable
     * @param arguments its arguments
     * @return the command
     */
    public static Command of(Path program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        return new Command(words, Map.of(), Optional.empty(), DEFAULT_LIMIT);
    }

    /**
     * The same command in another environment.
     *
     * @param variables all variables that the process shall see
     * @return a new command
     */
    public Command withEnvironment(Map<String, String> variables) {
        return new Command(words, variables, directory, limit);
    }

    /**
     * The same command in another directory.
     *
     * @param there an existing directory
     * @return a new command
     */
    public Command in(Path there) {
        return new Command(words, environment, Optional.of(there), limit);
    }

    /**
     * The same command with another limit.
     *
     * @param longest how long it may take
     * @return a new command
     */
    public Command within(Duration longest) {
        return new Command(words, environment, directory, longest);
    }

    /**
     * Runs the command with nothing on its standard input and waits for its end. When the limit passes or the
     * calling thread is interrupted, the process is killed with everything that it started.
     *
     * @return what it left
     * @throws ProcessFailure if it can't be started, if the limit passes, or if the thread is interrupted
     */
    public Outcome run() {
        Process process = start(builder());
        ExecutorService drains = Executors.newFixedThreadPool(2, Command::drainThread);
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output =
                    CompletableFuture.supplyAsync(() -> drain(process.getInputStream()), drains);
            CompletableFuture<String> errors =
                    CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()), drains);
            // The pipes end only when every child that inherited them has ended, so they share the limit.
            CompletableFuture<Void> end = CompletableFuture.allOf(output, errors, process.onExit());
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Outcome(process.exitValue(), output.join(), errors.join());
        } catch (TimeoutException e) {
            throw new ProcessFailure(this + " did not end within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailure(this + " was interrupted", e);
        } catch (ExecutionException | IOException e) {
            throw new ProcessFailure(this + " lost its pipes", e);
        } finally {
            ProcessTree.kill(process);
            drains.shutdownNow();
        }
    }

    /**
     * Runs the command with nothing on its standard input, while somebody hears what it says. When the limit passes or the
     * calling thread is interrupted, the process is killed with everything that it started.
     *
     * @param listener gets each line of its standard output and its standard error as it comes, read as UTF-8
     * @return its exit code
     * @throws ProcessFailure if it can't be started, if the limit passes, or if the thread is interrupted
     */
    public int run(Consumer<String> listener) {
        Process process = start(builder().redirectErrorStream(true));
        Thread hook = new Thread(() -> ProcessTree.kill(process), "pypack-kill");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            ProcessTree.kill(process);
        }
        Thread reader = drainThread(() -> new LineStream(listener).read(process.getInputStream()));
        reader.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProcessFailure(
                        this + " did not end within " + limit.toSeconds() + " s", new TimeoutException());
            }
            // A child that it has left behind may hold the pipe.
            reader.join(LAST_WORDS.toMillis());
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailure(this + " was interrupted", e);
        } catch (IOException e) {
            throw new ProcessFailure(this + " lost its pipes", e);
        } finally {
            ProcessTree.kill(process);
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // Then the hook runs, and finds nothing to kill.
            }
        }
    }

    /**
     * Starts the command, to talk to it through its standard input and output. The limit counts for nothing here.
     *
     * @return the process, to be closed
     * @throws ProcessFailure if it can't be started
     */
    public PipedProcess open() {
        return new PipedProcess(start(builder()));
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        directory.ifPresent(there -> builder.directory(there.toFile()));
        return builder;
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ProcessFailure(this + " can't be started: " + e.getMessage(), e);
        }
    }

    private static String drain(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread drainThread(Runnable work) {
        Thread thread = new Thread(work, "pypack-drain");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The command as one would type it.
     *
     * @return its words with blanks between; the environment is left out, for it may hold secrets
     */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
