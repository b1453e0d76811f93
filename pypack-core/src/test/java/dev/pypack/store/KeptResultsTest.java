package dev.pypack.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of many builds in a store. */
class KeptResultsTest {
    @TempDir
    private Path folder;

    private final List<Finding> found = new ArrayList<>();

    @Test
    void what_one_build_puts_the_next_one_gets() throws Exception {
        try (KeptResults results = open()) {
            results.put(key("a"), bytes("of a"));
            results.put(key("empty"), new byte[0]);
        }

        try (KeptResults results = open()) {
            assertThat(results.get(key("a"))).hasValue(bytes("of a"));
            assertThat(results.get(key("empty"))).hasValue(new byte[0]);
            assertThat(results.get(key("b"))).isEmpty();
        }
        assertThat(files()).hasSize(1);
        assertThat(found).isEmpty();
    }

    @Test
    void hundreds_of_builds_leave_few_files_and_lose_nothing() throws Exception {
        for (int build = 0; build < 300; build++) {
            try (KeptResults results = open()) {
                for (int i = 0; i < (build == 0 ? 500 : 1); i++) {
                    results.put(key(build + "." + i), bytes("result ".repeat(20) + build + "." + i));
                }
            }
            assertThat(files()).hasSizeLessThanOrEqualTo(10);
        }

        try (KeptResults results = open()) {
            for (int build = 0; build < 300; build++) {
                assertThat(results.get(key(build + ".0"))).hasValue(bytes("result ".repeat(20) + build + ".0"));
            }
            assertThat(results.get(key("0.499"))).isPresent();
        }
    }

    @Test
    void builds_at_the_same_time_lose_nothing() {
        try (KeptResults one = open();
                KeptResults other = open()) {
            one.put(key("a"), bytes("1"));
            other.put(key("b"), bytes("2"));
        }

        try (KeptResults results = open()) {
            assertThat(results.get(key("a"))).hasValue(bytes("1"));
            assertThat(results.get(key("b"))).hasValue(bytes("2"));
        }
    }

    @Test
    void damage_anywhere_is_as_if_nothing_were_kept_and_never_a_wrong_result() throws Exception {
        try (KeptResults results = open()) {
            results.put(key("a"), bytes("the result of a"));
        }
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(file, damaged);
            try (KeptResults results = open()) {
                Optional<byte[]> value = results.get(key("a"));
                assertThat(value.isEmpty() || new String(value.get(), UTF_8).equals("the result of a"))
                        .isTrue();
            }
            Files.write(file, java.util.Arrays.copyOf(whole, at));
            try (KeptResults results = open()) {
                assertThat(results.get(key("a"))).isEmpty();
            }
        }
    }

    @Test
    void a_killed_build_leaves_nothing_that_counts_and_later_ones_clear_it_away() throws Exception {
        KeptResults killed = open();
        killed.put(key("a"), bytes("1"));
        assertThat(all()).singleElement().asString().endsWith(".part");

        try (KeptResults results = open()) {
            assertThat(results.get(key("a"))).isEmpty();
            results.put(key("b"), bytes("2"));
        }
        assertThat(all()).hasSize(2);

        Path part = all().stream()
                .filter(file -> file.toString().endsWith(".part"))
                .findFirst()
                .orElseThrow();
        Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        try (KeptResults results = open()) {
            results.put(key("c"), bytes("3"));
        }
        assertThat(all()).singleElement().asString().endsWith(".results");
    }

    @Test
    void a_store_that_can_not_be_written_is_told_and_the_build_goes_on() throws Exception {
        Files.writeString(folder.resolve("results"), "in the way");

        try (KeptResults results = open()) {
            results.put(key("a"), bytes("1"));
            results.put(key("b"), bytes("2"));
        }

        assertThat(found).singleElement().extracting(Finding::remedy).asString().contains("-Dpypack.store");
    }

    private KeptResults open() {
        return KeptResults.open(Store.in(folder), "test", new BuildListener() {
            @Override
            public void found(Finding finding) {
                found.add(finding);
            }
        });
    }

    private List<Path> files() throws IOException {
        return all().stream()
                .filter(file -> file.toString().endsWith(".results"))
                .toList();
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("results/test"))) {
            return files.toList();
        }
    }

    private static Sha256 key(String text) {
        return Sha256.of(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
