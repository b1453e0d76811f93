package dev.pypack.compile.marshal;

/**
 * Reads a stream into a pool. It has a stack of its own, so that no stream overflows that of the thread.
 */
final class MarshalReader {
    /** Not a number of a value: its parts have to be read first. */
    private static final int OPENED = References.NOT_WHOLE;

    private static final int BITS_OF_DIGIT = 15;

    private final byte[] bytes;
    private final MarshalInput input;
    private final ValuePool pool;
    private final References references = new References();
    private final OpenValues open = new OpenValues();
    private final CodeFields fields;

    MarshalReader(byte[] bytes, ValuePool pool) {
        this.bytes = bytes;
        this.input = new MarshalInput(bytes);
        this.pool = pool;
        this.fields = new CodeFields(pool);
    }

    /** The number of the value that is the whole stream. */
    int read() throws InvalidMarshal {
        int value = next();
        while (value == OPENED || !open.isEmpty()) {
            if (value != OPENED) {
                open.add(value);
            }
            value = open.isWhole() ? close() : next();
        }
        input.end();
        return value;
    }

    private int next() throws InvalidMarshal {
        if (!open.isEmpty() && open.type() == TypeCode.CODE) {
            readNumbers();
        }
        int offset = input.position();
        int first = input.oneByte();
        byte type = (byte) (first & ~TypeCode.REFERRED_TO);
        return switch (type) {
            case TypeCode.NONE -> ValuePool.NONE;
            case TypeCode.FALSE -> ValuePool.FALSE;
            case TypeCode.TRUE -> ValuePool.TRUE;
            case TypeCode.ELLIPSIS -> ValuePool.ELLIPSIS;
            case TypeCode.REFERENCE -> references.get(input.number(), offset);
            default -> {
                int reference = type == first ? References.NONE : references.reserve();
                int value = value(type, reference, offset);
                references.set(reference, value);
                yield value;
            }
        };
    }

    /** The numbers of a code object that come before its next value. */
    private void readNumbers() throws InvalidMarshal {
        while (pool.layout().isNumber(open.count())) {
            open.add(input.number());
        }
    }

    private int value(byte type, int reference, int offset) throws InvalidMarshal {
        return switch (type) {
            case TypeCode.INT -> pool.leaf(type, input.skip(Integer.BYTES), Integer.BYTES);
            case TypeCode.LONG -> digits(offset);
            case TypeCode.FLOAT -> floats(type, 1);
            case TypeCode.COMPLEX -> floats(type, 2);
            case TypeCode.BYTES -> sized(type, input.count(1));
            case TypeCode.SHORT_ASCII, TypeCode.SHORT_ASCII_INTERNED -> ascii(input.oneByte(), offset);
            case TypeCode.ASCII, TypeCode.ASCII_INTERNED -> ascii(input.count(1), offset);
            case TypeCode.TEXT, TypeCode.INTERNED -> utf8(input.count(1), offset);
            case TypeCode.SMALL_TUPLE -> opened(TypeCode.TUPLE, input.oneByte(), reference, offset);
            case TypeCode.TUPLE, TypeCode.FROZENSET -> opened(type, input.count(1), reference, offset);
            case TypeCode.SLICE -> opened(type, 3, reference, offset);
            case TypeCode.CODE -> opened(type, pool.layout().size(), reference, offset);
            default ->
                throw new InvalidMarshal(
                        offset, TypeCode.nameOf(type) + ", which is no constant that CPython's compiler makes");
        };
    }

    private int sized(byte type, int length) throws InvalidMarshal {
        return pool.leaf(type, input.skip(length), length);
    }

    private int ascii(int length, int offset) throws InvalidMarshal {
        int start = input.skip(length);
        if (!Text.isAscii(bytes, start, start + length)) {
            throw new InvalidMarshal(offset, "a str of ASCII with a byte above 127");
        }
        return pool.leaf(TypeCode.TEXT, start, length);
    }

    private int utf8(int length, int offset) throws InvalidMarshal {
        int start = input.skip(length);
        if (!Text.isUtf8(bytes, start, start + length)) {
            throw new InvalidMarshal(offset, "a str that is not UTF-8");
        }
        return pool.leaf(TypeCode.TEXT, start, length);
    }

    /** A float, or the two of a complex. */
    private int floats(byte type, int count) throws InvalidMarshal {
        int length = count * Double.BYTES;
        int start = input.skip(length);
        for (int at = start; at < start + length; at += Double.BYTES) {
            if (Double.isNaN(Double.longBitsToDouble(LittleEndian.eightBytes(bytes, at)))) {
                return pool.unique(type, start, length);
            }
        }
        return pool.leaf(type, start, length);
    }

    /** An int of more than 32 bits: how many digits, negative for a negative one, and digits of 15 bits. */
    private int digits(int offset) throws InvalidMarshal {
        int start = input.position();
        int signedCount = input.number();
        long value = 0;
        int digit = 0;
        for (long i = 0; i < Math.abs((long) signedCount); i++) {
            digit = input.twoBytes();
            if (digit >> BITS_OF_DIGIT != 0) {
                throw new InvalidMarshal(offset, "an int with a digit of more than 15 bits");
            }
            value = i < 3 ? value | ((long) digit << (i * BITS_OF_DIGIT)) : Long.MAX_VALUE;
        }
        long signed = signedCount < 0 ? -value : value;
        if (digit == 0 || signed == (int) signed) {
            throw new InvalidMarshal(offset, "an int with more digits than it needs");
        }
        return pool.leaf(TypeCode.LONG, start, input.position() - start);
    }

    private int opened(byte type, int size, int reference, int offset) throws InvalidMarshal {
        open.open(type, size, reference, offset);
        return OPENED;
    }

    private int close() throws InvalidMarshal {
        int value = switch (open.type()) {
            case TypeCode.CODE -> {
                fields.check(open.parts(), open.firstPart(), open.offset());
                yield pool.code(open.parts(), open.firstPart());
            }
            case TypeCode.FROZENSET -> {
                // By number: that of sets with the same elements is one, in whatever order they stood.
                open.sortWithoutTwins();
                yield composite();
            }
            default -> composite();
        };
        references.set(open.reference(), value);
        open.close();
        return value;
    }

    private int composite() {
        return pool.composite(open.type(), open.parts(), open.firstPart(), open.partsEnd());
    }
}
