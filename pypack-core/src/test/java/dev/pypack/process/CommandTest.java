package dev.pypack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The children are Java programs: the one interpreter that a test may count on. */
class CommandTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    @Test
    void arguments_arrive_exactly() {
        List<String> arguments =
                List.of("two words", "\"quoted\"", "$HOME", "`id`", "", "tab\there", "häßlich", "a\\b");

        Outcome outcome = child(Echo.class, arguments.toArray(String[]::new)).run();

        assertThat(outcome.output().lines().toList())
                .isEqualTo(arguments.stream().map(each -> "<" + each + ">").collect(Collectors.toList()));
    }

    @Test
    void nothing_of_the_environment_is_inherited() {
        Outcome outcome =
                child(Variables.class).withEnvironment(Map.of("ONLY", "this")).run();

        assertThat(outcome.output().lines().filter(name -> !name.equals("__CF_USER_TEXT_ENCODING")))
                .filteredOn(name -> !name.equalsIgnoreCase("SystemRoot"))
                .containsExactly("ONLY");
    }

    @Test
    void both_pipes_are_drained_and_the_exit_code_is_kept() {
        Outcome outcome = child(Noise.class).run();

        assertThat(outcome.output()).hasSize(300_000);
        assertThat(outcome.errors()).hasSize(300_000);
        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.succeeded()).isFalse();
    }

    @Test
    void after_the_limit_the_process_and_its_children_are_dead() throws Exception {
        Path pids = folder.resolve("pids");

        assertThatThrownBy(() -> child(Parent.class, pids.toString())
                        .within(Duration.ofSeconds(4))
                        .run())
                .isInstanceOf(ProcessFailure.class)
                .hasMessageContaining("did not end within 4 s");

        List<String> started = Files.readAllLines(pids);
        assertThat(started).hasSize(2);
        started.forEach(CommandTest::assertDies);
    }

    @Test
    void an_interrupt_kills_the_process_and_is_kept() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Boolean> stillInterrupted = new AtomicReference<>(false);
        Thread caller = new Thread(() -> {
            try {
                child(Parent.class, folder.resolve("pids").toString()).run();
            } catch (ProcessFailure e) {
                failure.set(e);
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        while (!Files.exists(folder.resolve("pids"))) {
            Thread.sleep(20);
        }

        caller.interrupt();
        caller.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(failure.get()).hasMessageContaining("interrupted");
        assertThat(stillInterrupted.get()).isTrue();
        assertDies(Files.readAllLines(folder.resolve("pids")).get(0));
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        Path missing = folder.resolve("no-such-program");

        assertThatThrownBy(() -> Command.of(missing).run())
                .isInstanceOf(ProcessFailure.class)
                .hasMessageContaining(missing.toString());
    }

    private static void assertDies(String pid) {
        ProcessHandle.of(Long.parseLong(pid))
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }

    private static Command child(Class<?> program, String... arguments) {
        List<String> words = new java.util.ArrayList<>(List.of(
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        words.addAll(List.of(arguments));
        return Command.of(JAVA, words.toArray(String[]::new)).withEnvironment(Map.of("LC_ALL", "C.UTF-8"));
    }

    static final class Echo {
        public static void main(String[] arguments) {
            java.io.PrintStream out =
                    new java.io.PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
            for (String argument : arguments) {
                out.println("<" + argument + ">");
            }
        }
    }

    static final class Variables {
        public static void main(String[] arguments) {
            System.getenv().keySet().forEach(System.out::println);
        }
    }

    static final class Noise {
        public static void main(String[] arguments) {
            System.err.print("e".repeat(300_000));
            System.out.print("o".repeat(300_000));
            System.exit(7);
        }
    }

    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            Process sleeper = new ProcessBuilder(
                            JAVA.toString(), "-cp", System.getProperty("java.class.path"), Sleeper.class.getName())
                    .inheritIO()
                    .start();
            Path written = Path.of(arguments[0] + ".new");
            Files.write(written, List.of(ProcessHandle.current().pid() + "", sleeper.pid() + ""));
            Files.move(written, Path.of(arguments[0]));
            sleeper.waitFor();
        }
    }

    static final class Sleeper {
        public static void main(String[] arguments) throws Exception {
            Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        }
    }
}
