package dev.pypack.compile.marshal;

import java.util.Arrays;

/**
 * Writes a value of a pool in the one form that it has. What is used more than once is written where it is met first, and
 * referred to from there on.
 */
final class MarshalWriter {
    private final ValuePool pool;
    private final MarshalOutput output;
    private final ValueWriter writer;
    private final ElementOrder order;

    /** Of each value its reference, counted from one; 0 where it was not written or nothing refers to it. */
    private final int[] references;

    private int referenceCount;

    /** The parts of the values that were begun, and which of them comes next. */
    private int[][] parts = new int[16][];

    private int[] next = new int[16];
    private boolean[] isCode = new boolean[16];
    private int depth;

    MarshalWriter(ValuePool pool, MarshalOutput output) {
        this.pool = pool;
        this.output = output;
        this.writer = new ValueWriter(pool, output);
        this.order = new ElementOrder(pool);
        this.references = new int[pool.size()];
    }

    void write(int root) throws InvalidMarshal {
        writeOrRefer(root);
        while (depth > 0) {
            int level = depth - 1;
            if (next[level] == parts[level].length) {
                depth--;
            } else {
                int index = next[level]++;
                int part = parts[level][index];
                if (isCode[level] && pool.layout().isNumber(index)) {
                    output.number(part);
                } else {
                    writeOrRefer(part);
                }
            }
        }
    }

    private void writeOrRefer(int value) throws InvalidMarshal {
        if (references[value] != 0) {
            output.oneByte(TypeCode.REFERENCE);
            output.number(references[value] - 1);
            return;
        }
        boolean isReferredTo = pool.uses(value) > 1 && !pool.isSingleton(value);
        if (isReferredTo) {
            references[value] = ++referenceCount;
        }
        writer.begin(value, isReferredTo ? TypeCode.REFERRED_TO : 0);
        switch (pool.type(value)) {
            case TypeCode.TUPLE, TypeCode.SLICE, TypeCode.CODE -> enter(value, pool.parts(value));
            case TypeCode.FROZENSET -> enter(value, order.sorted(value));
            default -> {
                // It is whole.
            }
        }
    }

    private void enter(int value, int[] itsParts) {
        if (depth == next.length) {
            parts = Arrays.copyOf(parts, 2 * depth);
            next = Arrays.copyOf(next, 2 * depth);
            isCode = Arrays.copyOf(isCode, 2 * depth);
        }
        parts[depth] = itsParts;
        next[depth] = 0;
        isCode[depth] = pool.type(value) == TypeCode.CODE;
        depth++;
    }
}
