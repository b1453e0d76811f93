package dev.pypack.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.5Z");

    private static FileState at(Instant changed) {
        return new FileState(1, changed.getEpochSecond(), changed.getNano(), 7);
    }

    @Test
    void nothing_has_settled_always() {
        assertThat(new Settling().isOver(Instant.MIN)).isTrue();
    }

    @Test
    void one_file_counts_from_when_its_change_would_be_seen() {
        for (int millis = -5000; millis <= 5000; millis += 25) {
            FileState state = at(NOW.plusMillis(millis));
            Settling settling = new Settling();
            settling.add(state);

            boolean expected = !state.settled().isAfter(NOW);
            assertThat(state.isSettled(NOW)).as("%d ms", millis).isEqualTo(expected);
            assertThat(settling.isOver(NOW)).as("%d ms", millis).isEqualTo(expected);
        }
    }

    @Test
    void of_many_the_last_to_settle_counts_in_whatever_order_they_come() {
        Random random = new Random(5);
        for (int round = 0; round < 2000; round++) {
            Settling settling = new Settling();
            List<Instant> settled = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                // whole seconds too, of which nobody knows how coarse they are
                FileState state = at(Instant.ofEpochSecond(random.nextInt(8), random.nextBoolean() ? 0 : 900_000_000));
                settled.add(state.settled());
                settling.add(state);
            }
            Instant last = settled.stream().max(Comparator.naturalOrder()).orElseThrow();

            assertThat(settling.isOver(last)).isTrue();
            assertThat(settling.isOver(last.minusNanos(1))).isFalse();
        }
    }

    @Test
    void a_state_has_the_time_to_the_nanosecond_before_1970_too(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        for (String time :
                List.of("2026-03-01T12:00:00.123456789Z", "1969-12-31T23:59:59.25Z", "1970-01-01T00:00:00Z")) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
            Instant kept = Files.readAttributes(file, BasicFileAttributes.class)
                    .lastModifiedTime()
                    .toInstant();

            FileState state = FileState.of(file);

            assertThat(Instant.ofEpochSecond(state.seconds(), state.nanos())).isEqualTo(kept);
            assertThat(state).isEqualTo(FileState.of(file)).hasSameHashCodeAs(FileState.of(file));
        }
    }
}
