package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.finding.EscapedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The name of an entry: the bytes of a header, and the text that they are by its flags. APPNOTE 4.4.17. */
final class EntryName {
    private final byte[] bytes;
    private final String text;
    private final Encoding encoding;

    /** How the bytes became a text. */
    enum Encoding {
        /** All readers agree. */
        CLEAR,
        /** UTF-8 without the flag for it; code page 437 by APPNOTE D.1. */
        UNFLAGGED,
        /** Neither; each byte is shown as a character. */
        UNKNOWN
    }

    private EntryName(byte[] bytes, String text, Encoding encoding) {
        this.bytes = bytes;
        this.text = text;
        this.encoding = encoding;
    }

    static EntryName of(byte[] bytes, Flags flags) {
        if (isAscii(bytes)) {
            return new EntryName(bytes, new String(bytes, US_ASCII), Encoding.CLEAR);
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new EntryName(bytes, text, flags.isUtf8() ? Encoding.CLEAR : Encoding.UNFLAGGED);
        } catch (CharacterCodingException e) {
            return new EntryName(bytes, new String(bytes, ISO_8859_1), Encoding.UNKNOWN);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    String text() {
        return text;
    }

    Encoding encoding() {
        return encoding;
    }

    int length() {
        return bytes.length;
    }

    boolean isFolder() {
        return text.endsWith("/");
    }

    /** By their bytes: how they are read is another question. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryName name && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    long crc() {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    @Override
    public String toString() {
        return EscapedText.of(text);
    }
}
