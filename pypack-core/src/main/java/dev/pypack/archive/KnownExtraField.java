package dev.pypack.archive;

/** The extra fields that mean something to a reader of wheels, APPNOTE 4.5.2 and 4.6.1. */
enum KnownExtraField {
    ZIP64,
    ENCRYPTION,
    UNICODE_PATH,
    UNICODE_COMMENT,
    /** Extended timestamp: flags, and four bytes for each of up to three times. */
    TIME,
    /** Times of NTFS: four reserved bytes, and tagged attributes. */
    NTFS,
    /** User and group, in one of three forms of Info-ZIP. */
    OWNER,
    OTHER;

    static KnownExtraField of(int id) {
        return switch (id) {
            case Zip64Values.ID -> ZIP64;
            case 0x0017, 0x9901 -> ENCRYPTION;
            case UnicodePath.ID -> UNICODE_PATH;
            case 0x6375 -> UNICODE_COMMENT;
            case 0x5455 -> TIME;
            case 0x000a -> NTFS;
            case 0x5855, 0x7855, 0x7875 -> OWNER;
            default -> OTHER;
        };
    }

    /** Whether a second one would say something else to some readers. */
    boolean isActedOn() {
        return this == ZIP64 || this == UNICODE_PATH || this == ENCRYPTION;
    }

    boolean isWellFormed(ExtraFields.Field field) {
        int length = field.length();
        return switch (this) {
            case TIME -> length >= 1 && length <= 13 && length % 4 == 1;
            case NTFS ->
                length >= 4
                        && ExtraFields.parse(field.data().skip(4).bytes(length - 4))
                                .flaw()
                                .isEmpty();
            default -> true;
        };
    }
}
