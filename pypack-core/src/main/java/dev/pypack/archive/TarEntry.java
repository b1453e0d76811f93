package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;

/**
 * What stands before a file in a tar archive: POSIX.1-1988 ustar, with what POSIX.1-2001 pax and GNU tar say before it.
 *
 * @param name as it is written
 * @param type the type flag
 * @param size of its content, in bytes
 * @param mode its permissions
 * @param seconds its time, since 1970
 * @param link what a link leads to, as it is written; else empty
 */
record TarEntry(String name, char type, long size, int mode, long seconds, String link) {
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int BASE_256 = 0x80;

    /** The header in a block; nothing where it is damaged. */
    static Optional<TarEntry> parse(byte[] block) {
        try {
            if (number(block, CHECKSUM_AT, CHECKSUM_LENGTH) != checksum(block)) {
                return Optional.empty();
            }
            String prefix = text(block, 257, 6).startsWith("ustar") && block[262] == 0 ? text(block, 345, 155) : "";
            String name = text(block, 0, 100);
            return Optional.of(new TarEntry(
                    prefix.isEmpty() ? name : prefix + "/" + name,
                    (char) block[156],
                    number(block, 124, 12),
                    (int) number(block, 100, 8),
                    number(block, 136, 12),
                    text(block, 157, 100)));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    /** With what an extended header says instead. */
    TarEntry with(Map<String, String> extended) {
        return new TarEntry(
                extended.getOrDefault("path", name),
                type,
                Long.parseLong(extended.getOrDefault("size", Long.toString(size))),
                mode,
                seconds,
                extended.getOrDefault("linkpath", link));
    }

    boolean isFolder() {
        return type == '5' || (isFile() && name.endsWith("/"));
    }

    /** Also of the type for contiguous files, which is one like any other. */
    boolean isFile() {
        return type == '0' || type == 0 || type == '7';
    }

    private static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < block.length; i++) {
            boolean isInSum = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            sum += isInSum ? ' ' : block[i] & 0xFF;
        }
        return sum;
    }

    private static String text(byte[] block, int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return new String(block, from, end - from, UTF_8);
    }

    /** Octal digits, or where these are too few the bytes of the number, behind a bit that says so. */
    private static long number(byte[] block, int from, int length) {
        if ((block[from] & BASE_256) == 0) {
            String digits = text(block, from, length).strip();
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        }
        long number = block[from] & 0x3F;
        for (int i = from + 1; i < from + length; i++) {
            if (number > Long.MAX_VALUE >> 8) {
                throw new NumberFormatException("more than 63 bits");
            }
            number = (number << 8) | (block[i] & 0xFF);
        }
        return number;
    }
}
