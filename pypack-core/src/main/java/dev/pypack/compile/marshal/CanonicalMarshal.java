package dev.pypack.compile.marshal;

/**
 * The canonical form of a code object as {@code marshal} writes it; the package tells which that is.
 */
public final class CanonicalMarshal {
    private CanonicalMarshal() {}

    /**
     * Rewrites the stream of a code object.
     *
     * @param stream what {@code marshal.dumps} of CPython made of it; is not changed
     * @param layout the layout of it and of the code objects in it
     * @return a stream that loads as an equal code object, and is the same for every stream that loads as an equal one
     * @throws InvalidMarshal if the stream is cut or damaged, is no code object, is nested deeper than every CPython reads, or holds
     *     what no compiler makes
     */
    public static byte[] ofCode(byte[] stream, CodeLayout layout) throws InvalidMarshal {
        ValuePool pool = new ValuePool(stream, layout);
        int code = new MarshalReader(stream, pool).read();
        if (pool.type(code) != TypeCode.CODE) {
            throw new InvalidMarshal(0, TypeCode.nameOf(pool.type(code)) + ", not a code object");
        }
        return written(pool, code);
    }

    /** The same of any constant. */
    static byte[] ofValue(byte[] stream, CodeLayout layout) throws InvalidMarshal {
        ValuePool pool = new ValuePool(stream, layout);
        return written(pool, new MarshalReader(stream, pool).read());
    }

    private static byte[] written(ValuePool pool, int value) throws InvalidMarshal {
        MarshalOutput output = new MarshalOutput(pool.input().length);
        new MarshalWriter(pool, output).write(value);
        return output.toArray();
    }
}
