package dev.pypack.archive;

import dev.pypack.finding.EscapedText;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a header may say of a file: features of the format, types and permissions. */
final class EntryRules {
    private static final int NEWEST_VERSION = 63;
    private static final int AES_METHOD = 99;

    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int SETUID_OR_SETGID = 06000;
    private static final int PERMISSIONS = 07777;
    /** Archive and directory: they say nothing new. */
    private static final int DOS_ATTRIBUTES = 0xFF & ~0x30;

    private final ZipReport report;
    private final CentralHeader header;
    private final String entry;

    private EntryRules(CentralHeader header, ZipReport report) {
        this.report = report;
        this.header = header;
        this.entry = header.name().text();
    }

    static void check(CentralHeader header, ZipReport report) {
        EntryRules rules = new EntryRules(header, report);
        rules.checkFeatures();
        rules.checkExtra("central directory", header.extra());
        rules.checkType();
        rules.checkSizes();
        if (!header.time().exists()) {
            report.note(ZipRule.TIME, rules.entry, "last modified " + header.time());
        }
    }

    /** The extra fields of the local file header, which is otherwise compared with the other one. */
    static void check(LocalHeader local, CentralHeader header, ZipReport report) {
        new EntryRules(header, report).checkExtra("local file", local.extra());
    }

    private void checkFeatures() {
        if (isEncrypted(header)) {
            report.note(ZipRule.ENCRYPTION, entry, "encrypted, by its flags " + header.flags() + " or extra fields");
        } else if (!isReadable(header.method())) {
            report.note(ZipRule.METHOD, entry, "compression method " + header.method());
        }
        if (header.flags().unknown() != 0) {
            report.note(
                    ZipRule.FLAGS,
                    entry,
                    "flags " + header.flags() + ", of which "
                            + new Flags(header.flags().unknown()) + " is unknown");
        }
        if (header.flags().hasDataDescriptor()) {
            report.note(ZipRule.DATA_DESCRIPTOR, entry, "the flags " + header.flags() + " announce a data descriptor");
        }
        if (header.versionNeeded() > NEWEST_VERSION) {
            report.note(
                    ZipRule.VERSION,
                    entry,
                    "version needed to extract: " + header.versionNeeded() / 10 + "." + header.versionNeeded() % 10);
        }
        if (header.commentLength() > 0) {
            report.note(ZipRule.ENTRY_COMMENT, entry, "a comment of " + header.commentLength() + " bytes");
        }
        if (header.sizes().disk() != 0) {
            report.note(
                    ZipRule.SPLIT,
                    entry,
                    "its data begins on disk " + header.sizes().disk());
        }
    }

    static boolean isEncrypted(CentralHeader header) {
        return header.flags().isEncrypted()
                || header.method() == AES_METHOD
                || header.extra().all().stream()
                        .anyMatch(field -> KnownExtraField.of(field.id()) == KnownExtraField.ENCRYPTION);
    }

    static boolean isReadable(int method) {
        return method == CentralHeader.STORED || method == CentralHeader.DEFLATED;
    }

    private void checkExtra(String where, ExtraFields extra) {
        if (!extra.flaw().isEmpty()) {
            report.note(ZipRule.EXTRA_MALFORMED, entry, "extra fields of the " + where + " header: " + extra.flaw());
        }
        Set<KnownExtraField> seen = EnumSet.noneOf(KnownExtraField.class);
        for (ExtraFields.Field field : extra.all()) {
            KnownExtraField known = KnownExtraField.of(field.id());
            String what = String.format(
                    Locale.ROOT, "field 0x%04x of %d bytes in the %s header", field.id(), field.length(), where);
            if (!seen.add(known) && known.isActedOn()) {
                report.note(ZipRule.EXTRA_DUPLICATE, entry, what + ", for the second time");
            }
            switch (known) {
                case ZIP64, ENCRYPTION -> {}
                case UNICODE_PATH -> checkUnicodePath(field, what);
                case UNICODE_COMMENT -> report.note(ZipRule.UNICODE_COMMENT, entry, what);
                case TIME, NTFS, OWNER -> {
                    if (known.isWellFormed(field)) {
                        report.note(ZipRule.EXTRA_TIME, entry, what);
                    } else {
                        report.note(ZipRule.EXTRA_MALFORMED, entry, what + ", which is not its length");
                    }
                }
                case OTHER -> report.note(ZipRule.EXTRA_OTHER, entry, what);
            }
        }
    }

    private void checkUnicodePath(ExtraFields.Field field, String what) {
        Optional<UnicodePath> path = UnicodePath.read(field);
        if (path.isEmpty()) {
            report.note(ZipRule.UNICODE_PATH, entry, what + ", which is none of version 1 in UTF-8");
        } else if (!path.get().repeats(header.name())) {
            report.note(
                    ZipRule.UNICODE_PATH,
                    entry,
                    what + " calls it '" + EscapedText.of(path.get().name()) + "', for a name with the checksum "
                            + String.format("%08x", path.get().crc()));
        } else {
            report.note(ZipRule.EXTRA_OTHER, entry, what);
        }
    }

    private void checkType() {
        int mode = header.mode();
        int type = mode & TYPE;
        String shown = "mode " + Integer.toOctalString(mode);
        boolean isFolder = header.name().isFolder();
        if (type == LINK) {
            report.note(ZipRule.LINK, entry, shown);
            return;
        }
        if (type == FOLDER ? !isFolder : type != 0 && type != REGULAR) {
            report.note(ZipRule.SPECIAL_FILE, entry, shown);
            return;
        }
        if ((header.attributes() & DOS_ATTRIBUTES) != 0) {
            report.note(ZipRule.DOS_ATTRIBUTES, entry, String.format("attributes 0x%02x", header.attributes() & 0xFF));
        }
        if (isFolder) {
            report.note(ZipRule.FOLDER_ENTRY, entry, "an entry for a folder");
        } else if ((mode & SETUID_OR_SETGID) != 0) {
            report.note(ZipRule.SETUID, entry, shown);
        } else if (mode != 0 && (mode & PERMISSIONS) != 0644 && (mode & PERMISSIONS) != 0755) {
            report.note(ZipRule.MODE, entry, shown);
        }
    }

    private void checkSizes() {
        Zip64Values sizes = header.sizes();
        if (header.name().isFolder() && (sizes.size() != 0 || holdsMoreThanNothing(sizes))) {
            report.note(
                    ZipRule.FOLDER_CONTENT,
                    entry,
                    "a folder with " + sizes.size() + " bytes, " + sizes.compressedSize() + " in the archive");
        } else if (header.method() == CentralHeader.STORED
                && sizes.size() != sizes.compressedSize()
                && !isEncrypted(header)) {
            report.note(
                    ZipRule.STORED_SIZE,
                    entry,
                    "stored, with the size " + sizes.size() + " and the compressed size " + sizes.compressedSize());
        }
    }

    /** Nothing deflated has two bytes. */
    private boolean holdsMoreThanNothing(Zip64Values sizes) {
        return sizes.compressedSize() > (header.method() == CentralHeader.DEFLATED ? 2 : 0);
    }
}
