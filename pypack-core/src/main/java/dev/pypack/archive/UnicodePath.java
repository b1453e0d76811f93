package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * The Unicode path extra field of Info-ZIP, APPNOTE 4.6.9: a second name.
 *
 * @param crc CRC-32 of the bytes of the first name; readers take the second one only if it is right
 * @param name the second name
 */
record UnicodePath(long crc, String name) {
    static final int ID = 0x7075;
    private static final int VERSION = 1;
    private static final int SIZE = 5;

    static Optional<UnicodePath> read(ExtraFields.Field field) {
        if (field.length() < SIZE) {
            return Optional.empty();
        }
        FieldReader fields = field.data();
        if (fields.bytes(1)[0] != VERSION) {
            return Optional.empty();
        }
        long crc = fields.fourBytes();
        try {
            ByteBuffer name = ByteBuffer.wrap(fields.bytes(fields.remaining()));
            return Optional.of(
                    new UnicodePath(crc, UTF_8.newDecoder().decode(name).toString()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    boolean repeats(EntryName first) {
        return crc == first.crc() && name.equals(first.text());
    }
}
