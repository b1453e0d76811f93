package dev.pypack.compile.marshal;

/**
 * Writes a value that is not made of others, or the beginning of one that is.
 */
final class ValueWriter {
    /** From here on a size takes four bytes instead of one. */
    private static final int LARGE = 256;

    private final ValuePool pool;
    private final MarshalOutput output;

    ValueWriter(ValuePool pool, MarshalOutput output) {
        this.pool = pool;
        this.output = output;
    }

    /** Writes what can be written without the parts; the flag is added to the first byte. */
    void begin(int value, int flag) {
        byte type = pool.type(value);
        switch (type) {
            case TypeCode.INT, TypeCode.LONG, TypeCode.FLOAT, TypeCode.COMPLEX -> {
                output.oneByte(type | flag);
                content(value);
            }
            case TypeCode.BYTES -> {
                output.oneByte(type | flag);
                output.number(pool.length(value));
                content(value);
            }
            case TypeCode.TEXT -> text(value, flag);
            case TypeCode.TUPLE -> sized(TypeCode.SMALL_TUPLE, type, value, flag);
            case TypeCode.FROZENSET -> {
                output.oneByte(type | flag);
                output.number(pool.length(value));
            }
            default -> output.oneByte(type | flag);
        }
    }

    private void text(int value, int flag) {
        int start = pool.start(value);
        int end = start + pool.length(value);
        boolean isInterned = pool.isName(value) || Text.isInternedConstant(pool.input(), start, end);
        if (Text.isAscii(pool.input(), start, end)) {
            sized(
                    isInterned ? TypeCode.SHORT_ASCII_INTERNED : TypeCode.SHORT_ASCII,
                    isInterned ? TypeCode.ASCII_INTERNED : TypeCode.ASCII,
                    value,
                    flag);
        } else {
            output.oneByte((isInterned ? TypeCode.INTERNED : TypeCode.TEXT) | flag);
            output.number(pool.length(value));
        }
        content(value);
    }

    /** The type and the size, in the form for small or for large ones. */
    private void sized(byte small, byte large, int value, int flag) {
        int size = pool.length(value);
        if (size < LARGE) {
            output.oneByte(small | flag);
            output.oneByte(size);
        } else {
            output.oneByte(large | flag);
            output.number(size);
        }
    }

    private void content(int value) {
        output.bytes(pool.input(), pool.start(value), pool.length(value));
    }
}
