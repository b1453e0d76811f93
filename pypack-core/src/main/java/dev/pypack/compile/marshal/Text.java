package dev.pypack.compile.marshal;

/**
 * What the bytes of a string say about it.
 */
final class Text {
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private Text() {}

    static boolean isAscii(byte[] bytes, int start, int end) {
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if ((LittleEndian.eightBytes(bytes, at) & HIGHEST_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is UTF-8 in which surrogates may stand alone: Python's error handler {@code surrogatepass}. */
    static boolean isUtf8(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            int more = following(bytes[at] & 0xff);
            if (more < 0 || more >= end - at) {
                return false;
            }
            int codePoint = more == 0 ? bytes[at] : bytes[at] & (0x3f >> more);
            for (int i = 1; i <= more; i++) {
                if ((bytes[at + i] & 0xc0) != 0x80) {
                    return false;
                }
                codePoint = (codePoint << 6) | (bytes[at + i] & 0x3f);
            }
            if (codePoint > Character.MAX_CODE_POINT || codePoint < least(more)) {
                return false;
            }
            at += 1 + more;
        }
        return true;
    }

    /** How many bytes follow the first one of a character; less than none where it can't be first. */
    private static int following(int first) {
        if (first < 0x80) {
            return 0;
        }
        return first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : -1;
    }

    /** The least character that can't be written with fewer bytes. */
    private static int least(int following) {
        return switch (following) {
            case 0 -> 0;
            case 1 -> 0x80;
            case 2 -> 0x800;
            default -> 0x10000;
        };
    }

    /**
     * Whether CPython interns a constant of this text: ASCII letters, digits and underscores, or one character of Latin-1, of which
     * there is one object each.
     */
    static boolean isInternedConstant(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length == 1 || (length == 2 && (bytes[start] & 0xfe) == 0xc2)) {
            return true;
        }
        for (int at = start; at < end; at++) {
            if (!isNameCharacter(bytes[at])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameCharacter(byte character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }
}
