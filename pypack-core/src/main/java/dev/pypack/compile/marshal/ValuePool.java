package dev.pypack.compile.marshal;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The values of a stream. Equal values have one number, but for code objects and NaN, of which each is itself. A number says
 * nothing but the order in which values were first met.
 */
final class ValuePool {
    static final int NONE = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int ELLIPSIS = 3;
    private static final byte[] SINGLETONS = {TypeCode.NONE, TypeCode.FALSE, TypeCode.TRUE, TypeCode.ELLIPSIS};

    private static final int BYTES_PER_VALUE = 16;

    private final byte[] input;
    private final CodeLayout layout;

    private byte[] types;
    /** Where the content of a value begins: in the input, or in the parts where it is made of values. */
    private int[] starts;

    private int[] lengths;
    private int[] hashes;
    private int[] uses;
    private int size = SINGLETONS.length;

    private int[] parts;
    private int partsEnd;

    /** Open addressing; 0 where there is nothing. */
    private int[] table;

    private final BitSet names = new BitSet();

    ValuePool(byte[] input, CodeLayout layout) {
        this.input = input;
        this.layout = layout;
        int capacity = SINGLETONS.length + input.length / BYTES_PER_VALUE;
        types = Arrays.copyOf(SINGLETONS, capacity);
        starts = new int[capacity];
        lengths = new int[capacity];
        hashes = new int[capacity];
        uses = new int[capacity];
        parts = new int[capacity];
        table = new int[4 * Integer.highestOneBit(capacity)];
    }

    /** A value whose content are bytes of the input. */
    int leaf(byte type, int start, int length) {
        int hash = ContentHash.ofBytes(type, input, start, start + length);
        int slot = hash & (table.length - 1);
        for (int value = table[slot]; value != 0; value = table[slot]) {
            if (hashes[value] == hash
                    && types[value] == type
                    && Arrays.equals(
                            input, starts[value], starts[value] + lengths[value], input, start, start + length)) {
                return value;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return entered(slot, add(type, start, length, hash));
    }

    /** A value like {@link #leaf}, but equal to itself alone. */
    int unique(byte type, int start, int length) {
        return add(type, start, length, 0);
    }

    /** A value that is made of others. */
    int composite(byte type, int[] values, int from, int to) {
        int hash = ContentHash.ofValues(type, values, from, to);
        int slot = hash & (table.length - 1);
        for (int value = table[slot]; value != 0; value = table[slot]) {
            if (hashes[value] == hash
                    && types[value] == type
                    && Arrays.equals(parts, starts[value], starts[value] + lengths[value], values, from, to)) {
                return value;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        for (int i = from; i < to; i++) {
            uses[values[i]]++;
        }
        return entered(slot, add(type, addParts(values, from, to), to - from, hash));
    }

    /** A code object: in the order of its layout, numbers as they are, and values. */
    int code(int[] fields, int from) {
        int to = from + layout.size();
        for (int i = from; i < to; i++) {
            if (!layout.isNumber(i - from)) {
                uses[fields[i]]++;
            }
        }
        return add(TypeCode.CODE, addParts(fields, from, to), layout.size(), 0);
    }

    /** Remembers that a string is a name of something in the code. */
    void markName(int value) {
        names.set(value);
    }

    boolean isName(int value) {
        return names.get(value);
    }

    byte type(int value) {
        return types[value];
    }

    boolean isSingleton(int value) {
        return value < SINGLETONS.length;
    }

    /** How often it is part of another value; equal ones count once. */
    int uses(int value) {
        return uses[value];
    }

    int start(int value) {
        return starts[value];
    }

    /** Of a leaf in bytes, else how many parts it has. */
    int length(int value) {
        return lengths[value];
    }

    int part(int value, int index) {
        return parts[starts[value] + index];
    }

    int[] parts(int value) {
        return Arrays.copyOfRange(parts, starts[value], starts[value] + lengths[value]);
    }

    int size() {
        return size;
    }

    byte[] input() {
        return input;
    }

    CodeLayout layout() {
        return layout;
    }

    private int add(byte type, int start, int length, int hash) {
        if (size == types.length) {
            int capacity = size + size / 2;
            types = Arrays.copyOf(types, capacity);
            starts = Arrays.copyOf(starts, capacity);
            lengths = Arrays.copyOf(lengths, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
            uses = Arrays.copyOf(uses, capacity);
        }
        types[size] = type;
        starts[size] = start;
        lengths[size] = length;
        hashes[size] = hash;
        return size++;
    }

    private int addParts(int[] values, int from, int to) {
        int start = partsEnd;
        partsEnd += to - from;
        if (partsEnd > parts.length) {
            parts = Arrays.copyOf(parts, Math.max(partsEnd, parts.length + parts.length / 2));
        }
        System.arraycopy(values, from, parts, start, to - from);
        return start;
    }

    private int entered(int slot, int value) {
        table[slot] = value;
        if (size > table.length / 2) {
            rehash();
        }
        return value;
    }

    private void rehash() {
        int[] old = table;
        table = new int[2 * old.length];
        for (int value : old) {
            if (value != 0) {
                int slot = hashes[value] & (table.length - 1);
                while (table[slot] != 0) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = value;
            }
        }
    }
}
