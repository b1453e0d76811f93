package dev.pypack.pep;

import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Breaks texts at random places, from a fixed seed. */
final class Mutations {
    private static final String ALPHABET =
            "019.abcdevopstrvABZ-_+!*=<>~()[]{},;:@/\\'\"# \t\n\r\u0000\u001c\u0085\u00a0\u00e9"
                    + "\u0130\u017f\u0301\u0661\u200b\u2028\u212a\u2167\u4e2d\ud83d\ude00\udce4\uffff";

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** A text with a few changes: characters put in, taken out, changed, pieces doubled, the end cut off. */
    String of(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int place = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), place + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> mutated.insert(place, character());
                case 1 -> mutated.delete(place, end);
                case 2 -> mutated.replace(place, end, String.valueOf(character()));
                case 3 -> mutated.insert(place, mutated.substring(place, end));
                case 4 -> mutated.setLength(place);
                default -> mutated.insert(random.nextInt(mutated.length() + 1), mutated.substring(place, end));
            }
        }
        return mutated.toString();
    }

    private char character() {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }

    /** What a parser makes of a text; what it refuses it refuses with a place in the text. */
    static Optional<Object> read(String text, Function<String, Object> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (InvalidPep refused) {
            if (refused.position() < 0 || refused.position() > refused.input().length()) {
                throw new AssertionError("no place in the text: " + refused.position(), refused);
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("not for this text: " + text, e);
        }
    }
}
