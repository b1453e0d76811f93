package dev.pypack.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.PackedContent;
import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class KeptIndexTest {
    private static final KeptIndex INDEX = new KeptIndex(
            "pypack 1",
            "archive.zip",
            List.of(file("a/b.py", FileMode.REGULAR), file("ä/\uD83D\uDE00.py", FileMode.EXECUTABLE)));

    private static KeptFile file(String name, FileMode mode) {
        return new KeptFile(
                name,
                "/home/" + name,
                new FileState(5, 1_700_000_000, 7, -3),
                new PackedContent(5, 0xFFFF_FFFFL, Sha256.of(name.getBytes(UTF_8)), true, 3, 0x8000_0000L, mode),
                1L << 33);
    }

    @Test
    void it_comes_back_as_it_was_kept() throws Exception {
        assertThat(KeptIndex.parse(INDEX.toBytes())).contains(INDEX);
    }

    @Test
    void with_a_wrong_length_and_a_right_checksum_it_is_none() throws Exception {
        byte[] right = INDEX.toBytes();
        int ofGenerator = new String(right, UTF_8).indexOf("\n") + 1;
        for (int length : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, right.length)) {
            ByteBuffer wrong = ByteBuffer.wrap(right.clone()).putInt(ofGenerator, length);
            CRC32 sum = new CRC32();
            sum.update(wrong.array(), 0, right.length - Long.BYTES);
            wrong.putLong(right.length - Long.BYTES, sum.getValue());

            assertThat(KeptIndex.parse(wrong.array())).isEmpty();
        }
    }

    @Test
    void cut_or_changed_anywhere_it_is_none() throws Exception {
        byte[] right = INDEX.toBytes();
        for (int i = 0; i < right.length; i++) {
            byte[] other = right.clone();
            other[i]++;
            assertThat(KeptIndex.parse(other)).isEmpty();
            assertThat(KeptIndex.parse(Arrays.copyOf(right, i))).isEmpty();
        }
    }
}
