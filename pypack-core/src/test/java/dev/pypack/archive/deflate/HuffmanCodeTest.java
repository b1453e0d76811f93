package dev.pypack.archive.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HuffmanCodeTest {
    @Test
    void codes_of_lengths_are_those_of_the_example_of_the_RFC() {
        HuffmanCode code = new HuffmanCode(8, 15);
        code.take(new int[] {3, 3, 3, 3, 3, 2, 4, 4});

        String[] expected = {"010", "011", "100", "101", "110", "00", "1110", "1111"};
        for (int symbol = 0; symbol < expected.length; symbol++) {
            String reversed = new StringBuilder(expected[symbol]).reverse().toString();
            assertThat(code.code(symbol)).as("code of %s", symbol).isEqualTo(Integer.parseInt(reversed, 2));
        }
    }

    @Test
    void symbols_take_as_few_bits_as_can_be() {
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            int[] counts = new int[2 + random.nextInt(285)];
            Arrays.setAll(counts, symbol -> random.nextInt(1 + random.nextInt(100)));
            counts[0]++;
            counts[counts.length - 1]++;
            HuffmanCode code = new HuffmanCode(counts.length, 15);
            code.fit(counts);

            assertThat(code.bits(counts, counts.length)).isEqualTo(fewestBits(counts));
            requireComplete(code, counts.length);
        }
    }

    /** The sum of all nodes above the leaves, made the plain way. */
    private static int fewestBits(int[] counts) {
        PriorityQueue<Integer> nodes = new PriorityQueue<>();
        Arrays.stream(counts).filter(count -> count > 0).forEach(nodes::add);
        int bits = 0;
        while (nodes.size() > 1) {
            int joined = nodes.remove() + nodes.remove();
            bits += joined;
            nodes.add(joined);
        }
        return bits;
    }

    @Test
    void no_code_is_longer_than_its_limit_however_uneven_the_counts() {
        for (int limit : new int[] {5, 7, 15}) {
            for (int symbols = 2; symbols <= Math.min(20, 1 << limit); symbols++) {
                int[] fibonacci = new int[symbols];
                for (int symbol = 0; symbol < symbols; symbol++) {
                    fibonacci[symbol] = symbol < 2 ? 1 : fibonacci[symbol - 1] + fibonacci[symbol - 2];
                }
                HuffmanCode code = new HuffmanCode(symbols, limit);
                code.fit(fibonacci);

                requireComplete(code, symbols);
                for (int symbol = 0; symbol < symbols; symbol++) {
                    assertThat(code.length(symbol)).isBetween(1, limit);
                }
                if (symbols > limit + 1) {
                    assertThat(code.length(0)).isEqualTo(limit);
                }
            }
        }
    }

    @Test
    void a_limited_code_gives_the_commoner_symbol_no_longer_a_code() {
        Random random = new Random(6);
        for (int round = 0; round < 500; round++) {
            int[] counts = new int[19];
            Arrays.setAll(counts, symbol -> 1 << random.nextInt(16));
            HuffmanCode code = new HuffmanCode(counts.length, 7);
            code.fit(counts);

            requireComplete(code, counts.length);
            for (int one = 0; one < counts.length; one++) {
                for (int other = 0; other < counts.length; other++) {
                    assertThat(counts[one] > counts[other] && code.length(one) > code.length(other))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void two_symbols_get_codes_though_none_or_one_occurs() {
        HuffmanCode code = new HuffmanCode(30, 15);
        code.fit(new int[30]);
        assertThat(new int[] {code.length(0), code.length(1), code.usedSymbols()})
                .isEqualTo(new int[] {1, 1, 2});

        int[] last = new int[30];
        last[29] = 1000;
        code.fit(last);
        assertThat(new int[] {code.length(0), code.length(29), code.usedSymbols()})
                .isEqualTo(new int[] {1, 1, 30});
    }

    /** All codes together take up the code space, and no more: decoders refuse anything else. */
    private static void requireComplete(HuffmanCode code, int symbols) {
        int taken = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            taken += code.length(symbol) == 0 ? 0 : 1 << (15 - code.length(symbol));
        }
        assertThat(taken).isEqualTo(1 << 15);
    }
}
