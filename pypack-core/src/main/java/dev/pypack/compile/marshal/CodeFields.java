package dev.pypack.compile.marshal;

import dev.pypack.compile.marshal.CodeLayout.Field;

/**
 * Looks whether the fields of code objects hold what they should, and marks the strings that are names.
 */
final class CodeFields {
    private final ValuePool pool;

    CodeFields(ValuePool pool) {
        this.pool = pool;
    }

    void check(int[] parts, int firstPart, int offset) throws InvalidMarshal {
        CodeLayout layout = pool.layout();
        for (int i = 0; i < layout.size(); i++) {
            Field field = layout.field(i);
            int part = parts[firstPart + i];
            if (!fits(field, part)) {
                throw new InvalidMarshal(
                        offset,
                        "a code object whose co_" + field.name() + " is " + TypeCode.nameOf(pool.type(part)) + ", not "
                                + field.content());
            }
        }
    }

    private boolean fits(Field field, int part) {
        return switch (field.content()) {
            case NUMBER -> true;
            case BYTES -> pool.type(part) == TypeCode.BYTES;
            case TUPLE -> pool.type(part) == TypeCode.TUPLE;
            case TEXT -> pool.type(part) == TypeCode.TEXT;
            case NAME -> isName(part);
            case NAMES -> areNames(part);
        };
    }

    private boolean isName(int value) {
        if (pool.type(value) == TypeCode.TEXT) {
            pool.markName(value);
            return true;
        }
        return false;
    }

    /** A tuple of names is marked too, so that it is looked at once, however many code objects have it. */
    private boolean areNames(int value) {
        if (pool.type(value) != TypeCode.TUPLE) {
            return false;
        }
        if (pool.isName(value)) {
            return true;
        }
        for (int i = 0; i < pool.length(value); i++) {
            if (!isName(pool.part(value, i))) {
                return false;
            }
        }
        pool.markName(value);
        return true;
    }
}
