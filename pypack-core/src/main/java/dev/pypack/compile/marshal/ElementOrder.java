package dev.pypack.compile.marshal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order of the elements of frozensets: that of the bytes of each, written by itself and without references, as CPython
 * sorts them since 3.11.
 */
final class ElementOrder {
    /** How many bytes may be written to sort the sets of a stream, for each byte of it: more than any code needs. */
    private static final int BYTES_PER_BYTE = 64;

    private final ValuePool pool;
    private long bytesLeft;

    ElementOrder(ValuePool pool) {
        this.pool = pool;
        this.bytesLeft = (long) BYTES_PER_BYTE * pool.input().length;
    }

    /** The elements of a frozenset. */
    int[] sorted(int frozenset) throws InvalidMarshal {
        int[] values = pool.parts(frozenset);
        if (values.length < 2) {
            return values;
        }
        List<byte[]> written = new ArrayList<>(values.length);
        for (int value : values) {
            MarshalOutput output = new MarshalOutput(64);
            write(value, new ValueWriter(pool, output), output);
            written.add(output.toArray());
        }
        // Two can be written alike if both are NaN; these stay as they were read.
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing(written::get, Arrays::compareUnsigned))
                .mapToInt(index -> values[index])
                .toArray();
    }

    /** What the reader takes is not so deep that this recursion could be. */
    private void write(int value, ValueWriter writer, MarshalOutput output) throws InvalidMarshal {
        int before = output.size();
        writer.begin(value, 0);
        bytesLeft -= output.size() - before;
        if (bytesLeft < 0) {
            throw new InvalidMarshal(pool.input().length, "frozensets that take too long to sort");
        }
        switch (pool.type(value)) {
            case TypeCode.TUPLE, TypeCode.SLICE -> writeAll(pool.parts(value), writer, output);
            case TypeCode.FROZENSET -> writeAll(sorted(value), writer, output);
            case TypeCode.CODE ->
                throw new InvalidMarshal(
                        pool.input().length, "a code object in a frozenset, which CPython's compiler never makes");
            default -> {
                // It is whole.
            }
        }
    }

    private void writeAll(int[] values, ValueWriter writer, MarshalOutput output) throws InvalidMarshal {
        for (int value : values) {
            write(value, writer, output);
        }
    }
}
