package dev.pypack.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The extra field of a header, which holds fields with an id each. APPNOTE 4.5. */
final class ExtraFields {
    private static final ExtraFields NONE = new ExtraFields(List.of(), "");
    private static final int HEADER_SIZE = 4;

    private final List<Field> fields;
    private final String flaw;

    private ExtraFields(List<Field> fields, String flaw) {
        this.fields = fields;
        this.flaw = flaw;
    }

    /** One field: its id and how long its data is. */
    static final class Field {
        private final int id;
        private final byte[] data;

        private Field(int id, byte[] data) {
            this.id = id;
            this.data = data;
        }

        int id() {
            return id;
        }

        int length() {
            return data.length;
        }

        FieldReader data() {
            return new FieldReader(data);
        }
    }

    static ExtraFields parse(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        List<Field> fields = new ArrayList<>();
        FieldReader rest = new FieldReader(bytes);
        while (rest.remaining() >= HEADER_SIZE) {
            int id = rest.twoBytes();
            int length = rest.twoBytes();
            if (length > rest.remaining()) {
                return new ExtraFields(
                        fields,
                        String.format(
                                Locale.ROOT,
                                "field 0x%04x has %d bytes, and %d are left",
                                id,
                                length,
                                rest.remaining()));
            }
            fields.add(new Field(id, rest.bytes(length)));
        }
        return new ExtraFields(
                fields, rest.remaining() == 0 ? "" : rest.remaining() + " bytes are left, too few for a field");
    }

    List<Field> all() {
        return fields;
    }

    /** The first one. */
    Optional<Field> field(int id) {
        return fields.stream().filter(field -> field.id == id).findFirst();
    }

    /** Why the fields do not add up; empty where they do. */
    String flaw() {
        return flaw;
    }
}
