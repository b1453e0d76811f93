package dev.pypack.compile.marshal;

import java.util.Arrays;

/**
 * The values that are being read: each is part of the one that was opened before it.
 */
final class OpenValues {
    /**
     * What CPython for Windows reads; for other systems it reads 2,000.
     */
    static final int DEEPEST = 1000;

    private static final int NUMBERS = 5;

    /** Of each its type, its size, where its parts begin, its reference, and where it stands in the stream. */
    private int[] opened = new int[NUMBERS * 16];

    private int depth;

    private int[] parts = new int[256];
    private int partsEnd;

    boolean isEmpty() {
        return depth == 0;
    }

    void open(byte type, int size, int reference, int offset) throws InvalidMarshal {
        // The value itself and the ones in it both count.
        if (depth == DEEPEST - 1) {
            throw new InvalidMarshal(offset, "values that are nested deeper than " + DEEPEST);
        }
        int at = NUMBERS * depth++;
        if (at == opened.length) {
            opened = Arrays.copyOf(opened, 2 * at);
        }
        opened[at] = type;
        opened[at + 1] = size;
        opened[at + 2] = partsEnd;
        opened[at + 3] = reference;
        opened[at + 4] = offset;
    }

    /** Adds a part to the innermost. */
    void add(int part) {
        if (partsEnd == parts.length) {
            parts = Arrays.copyOf(parts, 2 * partsEnd);
        }
        parts[partsEnd++] = part;
    }

    /** Leaves the innermost, which has no part any more. */
    void close() {
        partsEnd = firstPart();
        depth--;
    }

    boolean isWhole() {
        return count() == last(1);
    }

    byte type() {
        return (byte) last(0);
    }

    int reference() {
        return last(3);
    }

    int offset() {
        return last(4);
    }

    /** How many parts the innermost has so far. */
    int count() {
        return partsEnd - firstPart();
    }

    /** The parts of all, those of the innermost from {@link #firstPart} to {@link #partsEnd}. */
    int[] parts() {
        return parts;
    }

    int firstPart() {
        return last(2);
    }

    int partsEnd() {
        return partsEnd;
    }

    /** Puts the parts of the innermost into the order of their numbers, each once. */
    void sortWithoutTwins() {
        int first = firstPart();
        Arrays.sort(parts, first, partsEnd);
        int end = first;
        for (int i = first; i < partsEnd; i++) {
            if (i == first || parts[i] != parts[i - 1]) {
                parts[end++] = parts[i];
            }
        }
        partsEnd = end;
    }

    private int last(int number) {
        return opened[NUMBERS * (depth - 1) + number];
    }
}
