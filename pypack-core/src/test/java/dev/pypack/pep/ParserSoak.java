package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link ParserPropertiesTest} holds on a fixed seed, on a new one for as long as is given: in all
 * {@code pypack.test.soakSeconds}, which the profile {@code full} sets.
 */
class ParserSoak {
    static Stream<ParserPropertiesTest.Parser> parsers() {
        return ParserPropertiesTest.parsers();
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void refusesOnlyWithAPlaceAndReadsBackWhatItWrites(ParserPropertiesTest.Parser parser) {
        long seed = System.nanoTime();
        System.out.println("Soak of " + parser + ", seed " + seed);
        Mutations mutations = new Mutations(seed);
        List<String> texts = PepCases.load(parser.table()).accepted();
        Duration share = Duration.ofSeconds(Long.getLong("pypack.test.soakSeconds", 9))
                .dividedBy(ParserPropertiesTest.parsers().count());
        long end = seed + share.toNanos();
        long tried = 0;
        while (System.nanoTime() < end) {
            String mutant = mutations.of(texts.get((int) (tried++ % texts.size())));
            if (Mutations.read(mutant, parser.parse()).isPresent()) {
                ParserPropertiesTest.requireRoundTrip(parser, mutant);
            }
        }
        assertThat(tried).isPositive();
    }
}
