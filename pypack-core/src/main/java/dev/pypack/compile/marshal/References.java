package dev.pypack.compile.marshal;

import java.util.Arrays;

/**
 * The values of a stream that others may refer to, in the order in which they begin.
 */
final class References {
    static final int NONE = -1;

    /** In the place of a value that is still being read. */
    static final int NOT_WHOLE = -1;

    private int[] values = new int[64];
    private int size;

    /** Keeps a place for a value that is about to be read. */
    int reserve() {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size] = NOT_WHOLE;
        return size++;
    }

    void set(int reference, int value) {
        if (reference != NONE) {
            values[reference] = value;
        }
    }

    int get(int reference, int offset) throws InvalidMarshal {
        if (reference < 0 || reference >= size) {
            throw new InvalidMarshal(
                    offset, "a reference to value " + reference + ", and " + size + " can be referred to so far");
        }
        if (values[reference] == NOT_WHOLE) {
            throw new InvalidMarshal(offset, "a reference to value " + reference + ", which it is part of");
        }
        return values[reference];
    }
}
