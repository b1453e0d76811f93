package dev.pypack.archive.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Against the tables of RFC 1951, section 3.2.5, as they stand there. */
class AlphabetsTest {
    private static final int[] FIRST_LENGTHS = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258
    };
    private static final int[] FIRST_DISTANCES = {
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577
    };

    @Test
    void symbol_and_extra_bits_say_the_length() {
        for (int length = 3; length <= 258; length++) {
            int token = Token.literalOrLength(Token.match(length, 1));
            int symbol = LengthAlphabet.symbol(token);

            assertThat(FIRST_LENGTHS[symbol - 257] + LengthAlphabet.extra(token))
                    .isEqualTo(length);
            assertThat(LengthAlphabet.extra(token)).isBetween(0, (1 << LengthAlphabet.extraBits(symbol)) - 1);
        }
        assertThat(LengthAlphabet.symbol(Token.literalOrLength(Token.match(258, 1))))
                .isEqualTo(285);
        assertThat(LengthAlphabet.extraBits(285)).isZero();
    }

    @Test
    void a_literal_is_its_own_symbol() {
        for (int literal = 0; literal < 256; literal++) {
            int token = Token.literal((byte) literal);
            assertThat(LengthAlphabet.symbol(Token.literalOrLength(token))).isEqualTo(literal);
            assertThat(LengthAlphabet.extraBits(literal)).isZero();
            assertThat(DistanceAlphabet.symbol(Token.distance(token))).isEqualTo(DistanceAlphabet.NONE);
        }
    }

    @Test
    void symbol_and_extra_bits_say_the_distance() {
        for (int distance = 1; distance <= 32768; distance++) {
            int symbol = DistanceAlphabet.symbol(distance);
            int extraBits = DistanceAlphabet.extraBits(symbol);

            assertThat(FIRST_DISTANCES[symbol] + DistanceAlphabet.extra(distance, extraBits))
                    .isEqualTo(distance);
        }
    }

    @Test
    void tokens_have_their_parts() {
        int match = Token.match(258, 32768);
        assertThat(Token.length(match)).isEqualTo(258);
        assertThat(Token.distance(match)).isEqualTo(32768);
        assertThat(Token.match(3, 1)).isNotEqualTo(Token.NO_MATCH);
    }

    @Test
    void logarithms_are_exact_to_a_unit() {
        for (int number = 1; number < 1 << 17; number++) {
            double exact = StrictMath.log(number) / StrictMath.log(2) * BinaryLogarithm.UNIT;
            assertThat(Math.abs(BinaryLogarithm.of(number) - exact))
                    .as("%s", number)
                    .isLessThan(2);
        }
    }
}
