package dev.pypack.archive;

import java.io.IOException;
import java.util.Locale;

/** A data descriptor, APPNOTE 4.3.9: checksum and sizes behind the data, in one of four forms. */
final class DataDescriptor {
    private static final int LONGEST = 24;

    private DataDescriptor() {}

    /**
     * How many bytes it has: those of the form whose values are those of the central directory header. Where none is,
     * all bytes to the next record count as one, if they are few.
     */
    static int length(long position, long next, CentralHeader central, ArchiveFile file, ZipReport report)
            throws IOException {
        int room = (int) Math.max(0, Math.min(LONGEST, next - position));
        byte[] bytes = file.bytes(position, room);
        for (Form form : Form.values()) {
            if (form.matches(bytes, central)) {
                return form.length;
            }
        }
        report.note(
                ZipRule.DATA_DESCRIPTOR_VALUES,
                central.name().text(),
                String.format(
                        Locale.ROOT,
                        "no data descriptor at byte %d has the checksum %08x, the compressed size %d and the size %d",
                        position,
                        central.crc(),
                        central.sizes().compressedSize(),
                        central.sizes().size()));
        return room;
    }

    /** With the signature or without, with sizes of four bytes or of eight. */
    private enum Form {
        SIGNED(16),
        SIGNED_ZIP64(24),
        PLAIN(12),
        PLAIN_ZIP64(20);

        private final int length;

        Form(int length) {
            this.length = length;
        }

        boolean matches(byte[] bytes, CentralHeader central) {
            if (bytes.length < length) {
                return false;
            }
            FieldReader fields = new FieldReader(bytes);
            boolean isSigned = this == SIGNED || this == SIGNED_ZIP64;
            return (!isSigned || fields.fourBytes() == Signature.DATA_DESCRIPTOR)
                    && fields.fourBytes() == central.crc()
                    && size(fields) == central.sizes().compressedSize()
                    && size(fields) == central.sizes().size();
        }

        private long size(FieldReader fields) {
            return this == SIGNED_ZIP64 || this == PLAIN_ZIP64 ? fields.eightBytes() : fields.fourBytes();
        }
    }
}
