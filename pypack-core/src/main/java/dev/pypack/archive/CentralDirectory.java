package dev.pypack.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headers of the central directory, APPNOTE 4.3.12. */
final class CentralDirectory {
    private CentralDirectory() {}

    /** Reads them; nothing where the directory is larger than is allowed. */
    static Optional<List<CentralHeader>> read(
            DirectoryPlace place, ArchiveFile file, ZipLimits limits, ZipReport report) throws IOException {
        if (place.size() > limits.directory()) {
            report.note(
                    ZipRule.LIMIT_DIRECTORY,
                    "the central directory has " + place.size() + " bytes; " + limits.directory() + " are allowed");
            return Optional.empty();
        }
        FieldReader fields = new FieldReader(file.bytes(place.position(), (int) place.size()));
        List<CentralHeader> headers = new ArrayList<>();
        while (fields.remaining() > 0) {
            int position = fields.position();
            Optional<CentralHeader> header = CentralHeader.read(fields, report);
            if (header.isEmpty()) {
                report.note(
                        ZipRule.DIRECTORY,
                        "after " + headers.size() + " headers, at byte " + (place.position() + position)
                                + ", there is no whole central directory header; "
                                + (place.size() - position) + " bytes of the directory are left");
                return Optional.of(headers);
            }
            if (headers.size() == limits.entries()) {
                report.note(ZipRule.LIMIT_ENTRIES, "more than the " + limits.entries() + " entries that are allowed");
                return Optional.empty();
            }
            headers.add(header.get());
        }
        if (headers.size() != place.entries()) {
            report.note(
                    ZipRule.ENTRY_COUNT,
                    "the central directory has " + headers.size() + " headers, and the end record says "
                            + place.entries());
        }
        return Optional.of(headers);
    }
}
