package dev.pypack.archive.deflate;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchFinderTest {
    @Test
    void finds_from_32768_bytes_before_and_no_farther() {
        byte[] content = new byte[40_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (1 + i % 251);
        }
        byte[] word = {-1, -2, -3, -4, -5, -6, -7, -8};
        System.arraycopy(word, 0, content, 100, word.length);
        System.arraycopy(word, 0, content, 100 + 32_768, word.length);
        MatchFinder finder = new MatchFinder(1);
        finder.begin(content, 0, content.length);
        finder.enter(0, 32_868);
        assertThat(finder.enterAndFind(32_868, 0, 100)).isEqualTo(Token.match(8, 32_768));

        System.arraycopy(content, 100, content, 99, 9);
        finder.begin(content, 0, content.length);
        finder.enter(0, 32_868);
        assertThat(finder.enterAndFind(32_868, 0, 100)).isEqualTo(Token.NO_MATCH);
    }

    @Test
    void never_reaches_over_the_end_or_before_the_beginning() {
        byte[] content = new byte[100];
        MatchFinder finder = new MatchFinder(1);
        finder.begin(content, 20, 80);

        assertThat(finder.enterAndFind(20, 0, 10)).isEqualTo(Token.NO_MATCH);
        assertThat(finder.enterAndFind(21, 0, 10)).isEqualTo(Token.match(59, 1));
        finder.enter(22, 80);
        assertThat(finder.lastSearchable()).isEqualTo(76);
    }

    @Test
    void the_nearest_of_the_longest_matches_is_found() {
        byte[] content = "abcdeX_abcdY_abcdeZ_abcdW_abcdeV".getBytes(US_ASCII);
        MatchFinder finder = new MatchFinder(1);
        finder.begin(content, 0, content.length);
        finder.enter(0, 26);

        assertThat(finder.enterAndFind(26, 0, 1)).isEqualTo(Token.match(4, 6));
        finder.begin(content, 0, content.length);
        finder.enter(0, 26);
        assertThat(finder.enterAndFind(26, 0, 10)).isEqualTo(Token.match(5, 13));
        finder.begin(content, 0, content.length);
        finder.enter(0, 26);
        assertThat(finder.enterAndFind(26, 5, 10)).isEqualTo(Token.NO_MATCH);
    }

    @Test
    void matches_of_three_bytes_are_found_where_zeros_are() {
        byte[] content = {0, 1, 2, 3, 9, 1, 2, 3, 8, 7, 7, 7};
        MatchFinder finder = new MatchFinder(1);
        finder.begin(content, 0, content.length);
        finder.enter(0, 5);
        assertThat(finder.enterAndFind(5, 0, 10)).isEqualTo(Token.match(3, 4));

        content[0] = 5;
        finder.begin(content, 0, content.length);
        finder.enter(0, 5);
        assertThat(finder.enterAndFind(5, 0, 10)).isEqualTo(Token.NO_MATCH);
    }

    @Test
    void the_work_for_a_byte_is_bounded_whatever_the_content() {
        DeflateCases.all().forEach((name, content) -> requireBoundedWork(name, content));
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            requireBoundedWork("mixture", DeflateCases.mixture(random, 10_000));
        }
    }

    private static void requireBoundedWork(String name, byte[] content) {
        MatchFinder finder = new MatchFinder(1);
        LazyParser parser = new LazyParser(finder);
        parser.begin(content, 0, content.length);
        int[] tokens = new int[content.length + LazyParser.MOST_SKIPPED];
        int count = 0;
        while (!parser.isAtEnd()) {
            count = parser.parse(tokens, count, count + 64);
        }
        int matches = 0;
        int bytes = 0;
        for (int i = 0; i < count; i++) {
            boolean isMatch = Token.distance(tokens[i]) > 0;
            matches += isMatch ? 1 : 0;
            bytes += isMatch ? Token.length(tokens[i]) : 1;
        }
        assertThat(bytes).as(name).isEqualTo(content.length);
        // A place is searched once: as the beginning of a token, or for a better match than the held one.
        long most = (long) LazyParser.DEPTH * count + (long) LazyParser.DEPTH_WHILE_HELD * matches;
        assertThat(finder.candidatesSeen()).as(name).isLessThanOrEqualTo(most);
    }
}
