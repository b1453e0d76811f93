package dev.pypack.compile.marshal;

/**
 * The first byte of a value in a stream. Those without a comment are also how a {@link ValuePool} tells its values apart.
 */
final class TypeCode {
    static final byte NONE = 'N';
    static final byte FALSE = 'F';
    static final byte TRUE = 'T';
    static final byte ELLIPSIS = '.';
    static final byte INT = 'i';
    static final byte LONG = 'l';
    static final byte FLOAT = 'g';
    static final byte COMPLEX = 'y';
    static final byte BYTES = 's';
    static final byte TUPLE = '(';
    static final byte FROZENSET = '>';
    static final byte SLICE = ':';
    static final byte CODE = 'c';

    /** Any string in the pool; in a stream, one of UTF-8 that is not interned. */
    static final byte TEXT = 'u';

    /** In a stream: UTF-8, interned. */
    static final byte INTERNED = 't';

    /** In a stream: ASCII. */
    static final byte ASCII = 'a';

    /** In a stream: ASCII, interned. */
    static final byte ASCII_INTERNED = 'A';

    /** In a stream: ASCII of less than 256 characters. */
    static final byte SHORT_ASCII = 'z';

    /** In a stream: ASCII of less than 256 characters, interned. */
    static final byte SHORT_ASCII_INTERNED = 'Z';

    /** In a stream: a tuple of less than 256 elements. */
    static final byte SMALL_TUPLE = ')';

    /** In a stream: a value that was there before. */
    static final byte REFERENCE = 'r';

    /** In a stream, added to the first byte of a value: it will be referred to. */
    static final int REFERRED_TO = 0x80;

    private TypeCode() {}

    /** A value's type as a sentence names it. */
    static String nameOf(byte type) {
        return switch (type) {
            case NONE -> "None";
            case FALSE, TRUE -> "a bool";
            case ELLIPSIS -> "Ellipsis";
            case INT, LONG -> "an int";
            case FLOAT -> "a float";
            case COMPLEX -> "a complex";
            case BYTES -> "bytes";
            case TEXT -> "a str";
            case TUPLE -> "a tuple";
            case FROZENSET -> "a frozenset";
            case SLICE -> "a slice";
            case CODE -> "a code object";
            default -> "type 0x" + Integer.toHexString(type & 0xff);
        };
    }
}
