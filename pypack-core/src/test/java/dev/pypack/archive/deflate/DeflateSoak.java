package dev.pypack.archive.deflate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What {@link DeflateEncoderTest} holds of chosen contents, on mutants of them and on random mixtures for
 * as long as is given: {@code pypack.test.soakSeconds}, which the profile {@code full} sets. Not guided by coverage.
 */
class DeflateSoak {
    private static final int FRESH_ENCODER_EVERY = 16;

    private final DeflateEncoder used = new DeflateEncoder();
    private final List<byte[]> cases = new ArrayList<>(DeflateCases.all().values());

    @Test
    void inflates_to_the_content_whatever_it_is() {
        long seed = System.nanoTime();
        System.out.println("Soak of deflate, seed " + seed);
        Random random = new Random(seed);
        long end = seed
                + Duration.ofSeconds(Long.getLong("pypack.test.soakSeconds", 9)).toNanos();
        for (int round = 0; System.nanoTime() < end; round++) {
            byte[] content = content(random);
            byte[] deflated = used.deflate(content);
            require(Arrays.equals(Inflated.of(deflated), content), "round trip", round, content);
            if (round % FRESH_ENCODER_EVERY == 0) {
                byte[] again = new DeflateEncoder(1 + random.nextInt(Integer.MAX_VALUE)).deflate(content);
                require(Arrays.equals(again, deflated), "the same bytes", round, content);
                int cut = random.nextInt(content.length + 1);
                byte[] joined = DeflateCases.joined(
                        used.deflatePart(content, 0, cut), used.deflateLast(content, cut, content.length));
                require(Arrays.equals(Inflated.of(joined), content), "joined parts", round, content);
            }
        }
    }

    private byte[] content(Random random) {
        if (random.nextInt(3) == 0) {
            byte[] mutant = cases.get(random.nextInt(cases.size())).clone();
            for (int i = random.nextInt(100); mutant.length > 0 && i > 0; i--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            return mutant;
        }
        return DeflateCases.mixture(random, random.nextInt(1 << (1 + random.nextInt(18))));
    }

    private static void require(boolean holds, String what, int round, byte[] content) {
        if (!holds) {
            throw new AssertionError(what + ", round " + round + ", " + content.length + " bytes");
        }
    }
}
