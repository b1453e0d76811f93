package dev.pypack.archive.deflate;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Has the JVM compile the encoder before it is needed, by compressing what looks like source, numbers and programs. */
final class WarmUp implements Runnable {
    private static final int ROUNDS = 40;
    private static final int SIZE = 1 << 15;
    private static final String[] WORDS =
            ("def return self import from if else None True (self, name): = [] \n\n    \n        value class for in not"
                            + " raise ValueError( print( \"\"\" # and or assert isinstance( len( .append( 0 1 == , item")
                    .split(" ");

    private final Random random = new Random(1);

    @Override
    public void run() {
        DeflateEncoder encoder = new DeflateEncoder();
        for (int round = 0; round < ROUNDS; round++) {
            encoder.deflate(source());
            if (round % 4 == 0) {
                encoder.deflate(program());
            }
        }
    }

    private byte[] source() {
        StringBuilder text = new StringBuilder(SIZE + 32);
        while (text.length() < SIZE) {
            int word = random.nextInt(5 * WORDS.length);
            text.append(
                    word < 4 * WORDS.length
                            ? WORDS[word % WORDS.length]
                            : Integer.toString(random.nextInt(1 << 20), 36));
            text.append(' ');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] program() {
        byte[] bytes = new byte[SIZE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : 8 * random.nextInt(5));
        }
        return bytes;
    }
}
