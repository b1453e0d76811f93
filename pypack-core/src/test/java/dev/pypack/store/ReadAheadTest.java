package dev.pypack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadAheadTest {
    private static final int SIZE = 3_000_001;

    @TempDir
    private Path folder;

    private byte[] content = {};
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        content = new byte[SIZE];
        new Random(1).nextBytes(content);
        file = Files.write(folder.resolve("file"), content);
    }

    private byte[] part(int from, int length) {
        return Arrays.copyOfRange(content, from, from + length);
    }

    @Test
    void regions_one_behind_the_other_are_what_the_file_has() throws IOException {
        Random random = new Random(2);
        try (FileChannel channel = FileChannel.open(file)) {
            ReadAhead ahead = new ReadAhead(channel);
            for (int at = 0; at < SIZE; ) {
                int length = Math.min(random.nextInt(70_000), SIZE - at);
                assertThat(ahead.bytes(at, length)).isEqualTo(part(at, length));
                at += length + random.nextInt(100);
            }
        }
    }

    @Test
    void regions_anywhere_and_large_ones_are_too() throws IOException {
        Random random = new Random(3);
        try (FileChannel channel = FileChannel.open(file)) {
            ReadAhead ahead = new ReadAhead(channel);
            assertThat(ahead.bytes(0, SIZE)).isEqualTo(content);
            for (int i = 0; i < 500; i++) {
                int at = random.nextInt(SIZE);
                int length = random.nextInt(Math.min(2_000_000, SIZE - at) + 1);
                assertThat(ahead.bytes(at, length)).isEqualTo(part(at, length));
            }
        }
    }

    @Test
    void behind_the_end_there_is_nothing() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ReadAhead ahead = new ReadAhead(channel);
            assertThat(ahead.bytes(SIZE - 10, 10)).isEqualTo(part(SIZE - 10, 10));
            assertThatThrownBy(() -> ahead.bytes(SIZE - 10, 11)).isInstanceOf(EOFException.class);
            assertThatThrownBy(() -> ahead.bytes(SIZE + 5, 1)).isInstanceOf(EOFException.class);
            assertThat(ahead.bytes(0, 10)).isEqualTo(part(0, 10));
        }
    }
}
