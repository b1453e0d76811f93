package dev.pypack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.EnvironmentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path root;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.in(root.resolve("store"));
    }

    @Test
    void a_folder_is_made_once() throws Exception {
        Greeting greeting = new Greeting();

        Path first = store.folder("a/greeting", greeting);
        Path second = store.folder("a/greeting", greeting);

        assertThat(first).isEqualTo(second).isEqualTo(root.resolve("store/a/greeting"));
        assertThat(greeting.filled).hasValue(1);
        assertThat(first.resolve("hello.txt")).hasContent("hello");
    }

    @Test
    void a_damaged_folder_is_made_again() throws Exception {
        Greeting greeting = new Greeting();
        Path folder = store.folder("greeting", greeting);
        Files.writeString(folder.resolve("hello.txt"), "hexxo");

        store.folder("greeting", greeting);

        assertThat(folder.resolve("hello.txt")).hasContent("hello");
        assertThat(temporaryFolders()).isEmpty();
    }

    @Test
    void threads_that_want_one_folder_make_it_once() throws Exception {
        Greeting greeting = new Greeting();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Future<Path>> wanted = IntStream.range(0, 8)
                .mapToObj(i ->
                        threads.submit(() -> Store.in(root.resolve("store")).folder("greeting", greeting)))
                .toList();
        for (Future<Path> each : wanted) {
            assertThat(each.get().resolve("hello.txt")).hasContent("hello");
        }
        threads.shutdown();

        assertThat(greeting.filled).hasValue(1);
    }

    @Test
    void processes_that_want_one_folder_make_it_once() throws Exception {
        Path made = root.resolve("made");
        List<Process> builds =
                List.of(build(SlowBuild.class, made), build(SlowBuild.class, made), build(SlowBuild.class, made));

        for (Process build : builds) {
            assertThat(build.waitFor()).isZero();
        }
        assertThat(made).hasContent("once");
    }

    private Process build(Class<?> program, Path note) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        root.resolve("store").toString(),
                        note.toString())
                .inheritIO()
                .start();
    }

    @Test
    void what_fails_leaves_nothing_under_the_name_and_nothing_beside() throws Exception {
        FolderContent fullDisk = new FolderContent() {
            @Override
            public void fill(Path folder) throws IOException {
                Files.writeString(folder.resolve("half"), "half");
                throw new IOException("No space left on device");
            }

            @Override
            public boolean isIntact(Path folder) {
                return true;
            }
        };

        assertThatThrownBy(() -> store.folder("greeting", fullDisk))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("-Dpypack.store=<folder>");
        assertThat(root.resolve("store/greeting")).doesNotExist();
        assertThat(temporaryFolders()).isEmpty();
    }

    @Test
    void the_next_build_clears_what_a_killed_one_left() throws Exception {
        Process killed = build(Stuck.class, root.resolve("note"));
        while (temporaryFolders().isEmpty()) {
            assertThat(killed.isAlive()).isTrue();
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();

        Path folder = store.folder("greeting", new Greeting());

        assertThat(folder.resolve("hello.txt")).hasContent("hello");
        assertThat(temporaryFolders()).isEmpty();
    }

    private List<Path> temporaryFolders() throws IOException {
        Path temporary = root.resolve("store/tmp");
        if (!Files.exists(temporary)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(temporary)) {
            return folders.toList();
        }
    }

    private static final class Greeting implements FolderContent {
        private final AtomicInteger filled = new AtomicInteger();

        @Override
        public void fill(Path folder) throws IOException {
            filled.incrementAndGet();
            Files.writeString(folder.resolve("hello.txt"), "hello");
        }

        @Override
        public boolean isIntact(Path folder) throws IOException {
            return Files.readString(folder.resolve("hello.txt")).equals("hello");
        }
    }

    /** A build that takes a while, and appends a note when it fills the folder. */
    static final class SlowBuild {
        public static void main(String[] arguments) {
            Store.in(Path.of(arguments[0])).folder("greeting", new FolderContent() {
                @Override
                public void fill(Path folder) throws IOException {
                    Files.writeString(
                            Path.of(arguments[1]), "once", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    pause(500);
                }

                @Override
                public boolean isIntact(Path folder) {
                    return true;
                }
            });
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A build that never ends while it fills a folder. */
    static final class Stuck {
        public static void main(String[] arguments) {
            Store.in(Path.of(arguments[0])).folder("greeting", new FolderContent() {
                @Override
                public void fill(Path folder) throws IOException {
                    Files.writeString(folder.resolve("half"), "half");
                    pause(120_000);
                }

                @Override
                public boolean isIntact(Path folder) {
                    return true;
                }
            });
        }
    }
}
