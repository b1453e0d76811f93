package dev.pypack.archive.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockWriterTest {
    /** Such blocks never come from the splitter, which ends a block of literals earlier. */
    @ParameterizedTest
    @ValueSource(ints = {65_534, 65_535, 65_536, 131_069, 131_070, 131_071})
    void a_stored_block_that_is_too_long_becomes_several(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        Block block = new Block(size);
        block.begin(content, 0);
        for (int i = 0; i < size; i++) {
            block.tokens()[i] = Token.literal(content[i]);
        }
        Histogram histogram = new Histogram();
        histogram.count(block.tokens(), 0, size);
        block.grow(size, histogram, size);
        BitWriter out = new BitWriter();
        out.clear();

        new BlockWriter(out).write(block, BlockPosition.LAST);

        byte[] written = out.toByteArray();
        assertThat(written).hasSize(size + 5 * ((size + 65_534) / 65_535));
        assertThat(Inflated.of(written)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_stored_block_begins_at_the_border_of_a_byte_wherever_the_one_before_ended(int literals) {
        byte[] content = new byte[literals + 300];
        new Random(literals).nextBytes(content);
        Arrays.fill(content, 0, literals, (byte) 200);
        BitWriter out = new BitWriter();
        out.clear();
        BlockWriter writer = new BlockWriter(out);
        Block block = new Block(content.length);
        block.begin(content, 0);
        fill(block, 0, literals);
        writer.write(block, BlockPosition.MORE_FOLLOW);
        block.restart(0);
        fill(block, literals, content.length);
        writer.write(block, BlockPosition.LAST);

        assertThat(Inflated.of(out.toByteArray())).isEqualTo(content);
    }

    private static void fill(Block block, int from, int to) {
        for (int i = from; i < to; i++) {
            block.tokens()[i - from] = Token.literal(block.content()[i]);
        }
        Histogram histogram = new Histogram();
        histogram.count(block.tokens(), 0, to - from);
        block.grow(to - from, histogram, to);
    }
}
