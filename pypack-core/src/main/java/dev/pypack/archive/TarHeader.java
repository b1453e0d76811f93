package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands before a file in a tar archive of the pax format, POSIX.1-2001: a block of ustar, and where the name or
 * the size does not fit into it an extended header. Nobody owns the files.
 *
 * @param name its path, with {@code /}
 * @param mode its permissions
 * @param size of its content, in bytes
 * @param seconds its time, since 1970
 */
record TarHeader(String name, FileMode mode, long size, long seconds) {
    static final int BLOCK = 512;

    private static final int LONGEST_NAME = 100;
    /** Eleven octal digits. */
    private static final long LARGEST = (1L << 33) - 1;

    private static final int CHECKSUM_AT = 148;
    private static final String EXTENDED_NAME = "././@PaxHeader";
    private static final String NOBODY = "\0".repeat(32);

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] extended = extendedRecords();
        if (extended.length > 0) {
            bytes.writeBytes(ustar(EXTENDED_NAME, FileMode.REGULAR, extended.length, 0, 'x'));
            bytes.writeBytes(extended);
            bytes.writeBytes(paddingBehind(extended.length));
        }
        bytes.writeBytes(ustar(name, mode, size > LARGEST ? 0 : size, seconds, '0'));
        return bytes.toByteArray();
    }

    /** What fills the last block of a content. */
    static byte[] paddingBehind(long size) {
        return new byte[(int) (-size & BLOCK - 1)];
    }

    private byte[] extendedRecords() {
        Map<String, String> fields = new TreeMap<>();
        byte[] nameBytes = name.getBytes(UTF_8);
        if (nameBytes.length > LONGEST_NAME || nameBytes.length > name.length()) {
            fields.put("path", name);
        }
        if (size > LARGEST) {
            fields.put("size", Long.toString(size));
        }
        StringBuilder records = new StringBuilder();
        fields.forEach((key, value) -> records.append(extendedRecord(key, value)));
        return records.toString().getBytes(UTF_8);
    }

    /** It begins with its own length in bytes. */
    private static String extendedRecord(String key, String value) {
        String rest = " " + key + "=" + value + "\n";
        int restLength = rest.getBytes(UTF_8).length;
        int length = restLength + 1;
        while (length != restLength + Integer.toString(length).length()) {
            length = restLength + Integer.toString(length).length();
        }
        return length + rest;
    }

    private static byte[] ustar(String name, FileMode mode, long size, long seconds, char type) {
        byte[] block = new byte[BLOCK];
        byte[] shownName = name.getBytes(US_ASCII);
        System.arraycopy(shownName, 0, block, 0, Math.min(shownName.length, LONGEST_NAME));
        String fields = octal(mode.bits() & 0777, 7)
                + octal(0, 7) // user
                + octal(0, 7) // group
                + octal(size, 11)
                + octal(seconds, 11)
                + " ".repeat(8) // checksum
                + type
                + "\0".repeat(100) // link
                + "ustar\00000"
                + NOBODY // user
                + NOBODY // group
                + octal(0, 7) // device
                + octal(0, 7);
        byte[] fieldBytes = fields.getBytes(US_ASCII);
        System.arraycopy(fieldBytes, 0, block, LONGEST_NAME, fieldBytes.length);
        int sum = 0;
        for (byte each : block) {
            sum += each & 0xFF;
        }
        byte[] checksum = (octal(sum, 6) + " ").getBytes(US_ASCII);
        System.arraycopy(checksum, 0, block, CHECKSUM_AT, checksum.length);
        return block;
    }

    private static String octal(long number, int digits) {
        String octal = Long.toOctalString(number);
        return "0".repeat(digits - octal.length()) + octal + "\0";
    }
}
