package dev.pypack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Product;
import dev.pypack.build.Sha256;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreKeeperTest {
    private static final PruneLimits NOTHING_MAY_STAY = new PruneLimits(Optional.empty(), OptionalLong.of(0));

    @TempDir
    private Path folder;

    @Test
    void a_store_that_is_not_there_holds_nothing() {
        StoreKeeper keeper = keeper();

        assertThat(keeper.shelves()).isEmpty();
        assertThat(keeper.verify()).isEqualTo(new VerifiedFiles(0, 0, List.of()));
        assertThat(keeper.prune(NOTHING_MAY_STAY)).isEqualTo(new Pruned(0, 0, 0, 0));
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void shows_kinds_with_number_size_and_age() throws Exception {
        item("files/sha256/aa/aa01/one.whl", 1000, Duration.ofDays(3));
        item("files/sha256/aa/aa02/two.whl", 500, Duration.ofDays(1));
        item("python/3.14/bin/python", 300, Duration.ofDays(9));
        item("tmp/lock-1/secret", 10, Duration.ZERO);

        List<StoreShelf> shelves = keeper().shelves();

        assertThat(shelves).extracting(StoreShelf::kind).containsExactly("files", "python");
        assertThat(shelves).extracting(StoreShelf::items).containsExactly(2, 1);
        assertThat(shelves).extracting(StoreShelf::bytes).containsExactly(1500L, 300L);
        assertThat(Duration.between(shelves.get(0).oldest(), shelves.get(0).newest()))
                .isCloseTo(Duration.ofDays(2), Duration.ofMinutes(1));
    }

    @Test
    void what_was_not_used_for_long_goes() throws Exception {
        Path old = item("files/sha256/aa/aa01/one.whl", 1000, Duration.ofDays(31));
        Path used = item("files/sha256/aa/aa02/two.whl", 500, Duration.ofDays(29));
        Path python = item("python/3.9/bin/python", 300, Duration.ofDays(40));

        Pruned pruned = keeper().prune(PruneLimits.parse(true, null, null));

        assertThat(pruned).isEqualTo(new Pruned(2, 1300, 0, 0));
        assertThat(old).doesNotExist();
        assertThat(python).doesNotExist();
        assertThat(used).exists();
        assertThat(folder.resolve("store/tmp")).isEmptyDirectory();
    }

    @Test
    void what_is_too_much_goes_and_first_what_was_used_longest_ago() throws Exception {
        Path first = item("files/sha256/aa/aa01/one.whl", 1000, Duration.ofDays(3));
        Path second = item("results/syntax/x", 1000, Duration.ofDays(2));
        Path third = item("files/sha256/aa/aa03/two.whl", 1000, Duration.ofDays(1));

        Pruned pruned = keeper().prune(PruneLimits.parse(true, null, "1.5 kB"));

        assertThat(pruned).isEqualTo(new Pruned(2, 2000, 0, 0));
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(third).exists();
    }

    @Test
    void what_this_process_uses_stays_and_counts_as_used() throws Exception {
        Path used = item("uv/cache/x", 1000, Duration.ofDays(90));
        Path scratch = store().scratch("lock-");
        store().keptFolder("uv/cache");

        Pruned pruned = keeper().prune(NOTHING_MAY_STAY);

        assertThat(pruned).isEqualTo(new Pruned(0, 0, 0, 1));
        assertThat(used).exists();
        assertThat(scratch).isEmptyDirectory();
        assertThat(Files.getLastModifiedTime(used.resolveSibling("")).toInstant())
                .isAfter(Instant.now().minusSeconds(600));
    }

    @Test
    void what_another_process_uses_stays_until_it_is_killed_and_then_the_next_one_clears_up() throws Exception {
        Path used = item("python/3.14/bin/python", 300, Duration.ofDays(90));
        Path note = folder.resolve("note");
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Build.class.getName(),
                        folder.resolve("store").toString(),
                        note.toString())
                .inheritIO()
                .start();
        while (!Files.exists(note)) {
            assertThat(build.isAlive()).isTrue();
            Thread.sleep(20);
        }
        Path secret = Path.of(Files.readString(note));
        Pruned beside = keeper().prune(NOTHING_MAY_STAY);
        assertThat(beside).isEqualTo(new Pruned(0, 0, 0, 1));
        assertThat(used).exists();
        assertThat(secret).hasContent("secret");

        build.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        Files.setLastModifiedTime(
                used.resolveSibling(".."), FileTime.from(Instant.now().minusSeconds(7200)));
        Pruned after = keeper().prune(NOTHING_MAY_STAY);

        assertThat(after).isEqualTo(new Pruned(1, 300, 1, 0));
        assertThat(used).doesNotExist();
        assertThat(secret.resolveSibling("")).doesNotExist();
    }

    /** A build that uses a Python, and has a file with a login in its hands. */
    static final class Build {
        public static void main(String[] arguments) throws Exception {
            Store store = Store.in(Path.of(arguments[0]));
            store.keptFolder("python/3.14");
            Path secret = store.scratch("edited-").resolve("secret");
            Files.writeString(secret, "secret");
            Path note = Path.of(arguments[1]);
            Files.writeString(note.resolveSibling("unready"), secret.toString());
            Files.move(note.resolveSibling("unready"), note);
            Thread.sleep(120_000);
        }
    }

    @Test
    void temporary_files_that_nobody_has_noted_go_after_a_day() throws Exception {
        Path fresh = item("tmp/lock-1/secret", 10, Duration.ofHours(3));
        Path old = item("tmp/lock-2/secret", 10, Duration.ofDays(2));

        Pruned pruned = keeper().prune(PruneLimits.parse(true, "1d", null));

        assertThat(pruned).isEqualTo(new Pruned(0, 10, 1, 0));
        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void a_store_that_was_deleted_is_noted_in_again() throws Exception {
        store().keptFolder("uv/cache");
        dev.pypack.build.FolderTree.delete(folder.resolve("store"));
        Path again = store().keptFolder("python/x");
        Files.createDirectories(folder.resolve("store/uv/cache"));

        Pruned pruned = keeper().prune(NOTHING_MAY_STAY);

        assertThat(pruned.inUse()).isZero(); // both are empty
        assertThat(again).exists();
        assertThat(folder.resolve("store/uv/cache")).exists();
    }

    @Test
    void verifying_finds_what_the_file_system_does_not_tell_and_throws_it_away() throws Exception {
        Path right = verified("right.whl", "right");
        Path damaged = verified("damaged.whl", "damaged");
        FileTime time = Files.getLastModifiedTime(damaged);
        Files.writeString(damaged, "damagEd");
        Files.setLastModifiedTime(damaged, time);

        assertThatThrownBy(() -> keeper().verify())
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith(
                        "1 of 2 files of the store were damaged, and are deleted:\n  " + damaged + "\n");

        assertThat(keeper().verify()).isEqualTo(new VerifiedFiles(1, 5, List.of()));
        assertThat(right).hasContent("right");
        assertThat(damaged.resolveSibling("")).doesNotExist();
    }

    private Path verified(String name, String content) throws IOException {
        String digest = Sha256.of(content.getBytes(StandardCharsets.UTF_8)).toHex();
        Path file = folder.resolve("store/files/sha256/" + digest.substring(0, 2) + "/" + digest + "/" + name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @ParameterizedTest
    @CsvSource({
        "12h,,PT12H,",
        "30d,,PT720H,",
        "2w,5GB,PT336H,5000000000",
        ",5GiB,,5368709120",
        ",1000,,1000",
        ",1.5 MB,,1500000"
    })
    void limits_are_read(String age, String size, Duration olderThan, Long maxSize) {
        PruneLimits limits = PruneLimits.parse(true, age, size);

        assertThat(limits.olderThan().orElse(null)).isEqualTo(olderThan);
        assertThat(limits.maxSize().isPresent() ? limits.maxSize().getAsLong() : null)
                .isEqualTo(maxSize);
    }

    @ParameterizedTest
    @CsvSource({"30,", "a month,", "-1d,", ",5XB", ",-5", ",5GB5"})
    void limits_that_are_none_are_refused(String age, String size) {
        assertThatThrownBy(() -> PruneLimits.parse(true, age, size))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(age == null ? "pypack.maxSize" : "pypack.olderThan")
                .hasMessageContaining("as in");
    }

    @Test
    void limits_without_pruning_are_refused() {
        assertThatThrownBy(() -> PruneLimits.parse(false, null, "5GB"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pypack.maxSize: it says what is pruned, and nothing is")
                .hasMessageContaining("-Dpypack.prune");
    }

    @Test
    void what_is_shown_is_a_line_for_each_kind_and_the_whole_for_the_listener() throws Exception {
        item("files/sha256/aa/aa01/one.whl", 1_500_000, Duration.ofDays(3));
        item("python/3.14/bin/python", 300, Duration.ofDays(1));
        item("python/3.13/bin/python", 300, Duration.ofHours(1));
        List<Product> products = new ArrayList<>();
        BuildListener listener = new BuildListener() {
            @Override
            public void finished(Product product) {
                products.add(product);
            }
        };

        List<String> lines = new ArrayList<>();
        new StoreKeeper(store(), 2, listener).show(lines::add);

        assertThat(lines)
                .containsExactly(
                        "files           1      1.5 MB  used 3 days ago",
                        "python          2       600 B  used 0 to 1 days ago");
        assertThat(products).extracting(Product::bytes).containsExactly(1_500_600L);
        assertThat(new Pruned(1, 2000, 0, 2).toLine())
                .isEqualTo(
                        "Pruned 1 item, 0 leftovers of killed builds (2.0 kB); 2 items stayed that running builds use");
    }

    private StoreKeeper keeper() {
        return new StoreKeeper(store(), 2, BuildListener.SILENT);
    }

    private Store store() {
        return Store.in(folder.resolve("store"));
    }

    /** A file of an item that was used some time ago. */
    private Path item(String name, int size, Duration ago) throws IOException {
        Path file = folder.resolve("store").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[size]);
        FileTime time = FileTime.from(Instant.now().minus(ago));
        Path item = file;
        while (!item.equals(folder.resolve("store"))) {
            Files.setLastModifiedTime(item, time);
            item = item.resolveSibling("");
        }
        return file;
    }
}
