package dev.pypack.archive.deflate;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a fuzzer calls: any bytes come back, as one stream and as two stretches, and history never shows. */
public final class DeflateFuzz {
    private static final DeflateEncoder USED = new DeflateEncoder();

    private DeflateFuzz() {}

    /** The name that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] content) throws DataFormatException {
        byte[] whole = USED.deflate(content);
        requireEqual(content, inflated(content.length, whole));
        requireEqual(new DeflateEncoder().deflate(content), whole);
        int middle = content.length / 3;
        requireEqual(
                content,
                inflated(
                        content.length,
                        USED.deflatePart(content, 0, middle),
                        USED.deflateLast(content, middle, content.length)));
    }

    private static byte[] inflated(int length, byte[]... stretches) throws DataFormatException {
        Inflater inflater = new Inflater(true);
        try {
            byte[] content = new byte[length + 1];
            int known = 0;
            for (byte[] stretch : stretches) {
                inflater.setInput(stretch);
                while (!inflater.needsInput() && !inflater.finished()) {
                    known += inflater.inflate(content, known, content.length - known);
                }
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw new AssertionError("the stream has no end, or bytes behind it");
            }
            return Arrays.copyOf(content, known);
        } finally {
            inflater.end();
        }
    }

    private static void requireEqual(byte[] expected, byte[] found) {
        if (!Arrays.equals(expected, found)) {
            throw new AssertionError(found.length + " bytes, and not the " + expected.length + " expected");
        }
    }
}
