package dev.pypack.compile.marshal;

import java.util.List;

/**
 * Which fields a code object has in a stream, and in what order.
 */
public enum CodeLayout {
    /** That of CPython 3.8 to 3.10. */
    UNTIL_3_10(
            number("argcount"),
            number("posonlyargcount"),
            number("kwonlyargcount"),
            number("nlocals"),
            number("stacksize"),
            number("flags"),
            bytes("code"),
            tuple("consts"),
            names("names"),
            names("varnames"),
            names("freevars"),
            names("cellvars"),
            text("filename"),
            name("name"),
            number("firstlineno"),
            bytes("linetable")),

    /** That of CPython 3.11 and later. */
    SINCE_3_11(
            number("argcount"),
            number("posonlyargcount"),
            number("kwonlyargcount"),
            number("stacksize"),
            number("flags"),
            bytes("code"),
            tuple("consts"),
            names("names"),
            names("localsplusnames"),
            bytes("localspluskinds"),
            text("filename"),
            name("name"),
            text("qualname"),
            number("firstlineno"),
            bytes("linetable"),
            bytes("exceptiontable"));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<Field> fields;

    CodeLayout(Field... fields) {
        this.fields = List.of(fields);
    }

    int size() {
        return fields.size();
    }

    Field field(int index) {
        return fields.get(index);
    }

    boolean isNumber(int index) {
        return field(index).content == Content.NUMBER;
    }

    /** What a field holds. */
    enum Content {
        /** Four bytes, without a type. */
        NUMBER("a number"),
        BYTES("bytes"),
        TUPLE("a tuple"),
        TEXT("a str"),
        /** A string by which the code finds something. */
        NAME("a str"),
        /** A tuple of such strings. */
        NAMES("a tuple of str");

        private final String words;

        Content(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** One field. */
    record Field(String name, Content content) {}

    private static Field number(String name) {
        return new Field(name, Content.NUMBER);
    }

    private static Field bytes(String name) {
        return new Field(name, Content.BYTES);
    }

    private static Field tuple(String name) {
        return new Field(name, Content.TUPLE);
    }

    private static Field text(String name) {
        return new Field(name, Content.TEXT);
    }

    private static Field name(String name) {
        return new Field(name, Content.NAME);
    }

    private static Field names(String name) {
        return new Field(name, Content.NAMES);
    }
}
