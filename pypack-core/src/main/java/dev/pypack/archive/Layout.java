package dev.pypack.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the files of an archive from its start to the central directory: local file headers, data and data
 * descriptors follow each other without gaps, APPNOTE 4.3.6. Then a reader that goes from start to end sees what one
 * sees that begins with the central directory.
 */
final class Layout {
    private final DirectoryPlace directory;
    private final ArchiveFile file;
    private final ZipReport report;
    private final List<StoredEntry> readable = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    /** Where the last record ended. */
    private long position;

    private Layout(DirectoryPlace directory, ArchiveFile file, ZipReport report) {
        this.directory = directory;
        this.file = file;
        this.report = report;
    }

    static Layout of(List<CentralHeader> headers, DirectoryPlace directory, ArchiveFile file, ZipReport report)
            throws IOException {
        Layout layout = new Layout(directory, file, report);
        List<CentralHeader> sorted = headers.stream()
                .filter(header -> header.sizes().isPossible())
                .sorted(Comparator.comparingLong(header -> header.sizes().offset()))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            long next = i + 1 < sorted.size() ? layout.start(sorted.get(i + 1)) : directory.position();
            layout.place(sorted.get(i), next);
        }
        layout.noteSpace(directory.position());
        return layout;
    }

    /** Files and folders in the order of their data, without those that can't be read. */
    List<StoredEntry> readable() {
        return readable;
    }

    /** Whether a byte of the file belongs to a file or to the central directory. */
    boolean covers(long place) {
        if (place >= directory.position()) {
            return place < directory.end();
        }
        int found = Collections.binarySearch(starts, place);
        int at = found >= 0 ? found : -found - 2;
        return at >= 0 && place < ends.get(at);
    }

    /** An offset may be near 2^63; it is then beyond the file in any case. */
    private long start(CentralHeader header) {
        return Math.min(header.sizes().offset(), file.size()) + directory.offsetsFrom();
    }

    private void place(CentralHeader central, long next) throws IOException {
        String entry = central.name().text();
        long start = start(central);
        Optional<LocalHeader> read = LocalHeader.read(start, central, file, report);
        if (read.isEmpty()) {
            report.note(
                    ZipRule.LOCAL_HEADER, entry, "no whole local file header at byte " + start + " of " + file.size());
            return;
        }
        LocalHeader local = read.get();
        local.compareWith(central, report);
        EntryRules.check(local, central, report);
        noteSpace(start);
        boolean isApart = start >= position;
        long dataEnd = local.end() + Math.min(central.sizes().compressedSize(), file.size());
        if (dataEnd > directory.position()) {
            report.note(
                    ZipRule.OVERLAP,
                    entry,
                    "by its size, its data ends at byte " + dataEnd + "; the central directory begins at byte "
                            + directory.position());
            isApart = false;
        } else if (!isApart) {
            report.note(
                    ZipRule.OVERLAP,
                    entry,
                    "it begins at byte " + start + ", and the file before it ends at byte " + position);
        }
        long end = dataEnd;
        if (isApart && central.flags().hasDataDescriptor()) {
            end += DataDescriptor.length(dataEnd, next, central, file, report);
        }
        if (isApart && !EntryRules.isEncrypted(central) && EntryRules.isReadable(central.method())) {
            readable.add(new StoredEntry(entry(central), local.end()));
        }
        if (end > position) {
            starts.add(start);
            ends.add(end);
            position = end;
        }
    }

    private static ArchiveEntry entry(CentralHeader header) {
        return new ArchiveEntry(
                header.name().text(),
                header.sizes().size(),
                header.sizes().compressedSize(),
                header.crc(),
                header.method(),
                header.mode());
    }

    /** What lies between the last record and the next one. */
    private void noteSpace(long next) throws IOException {
        long space = next - position;
        if (space <= 0) {
            return;
        }
        if (isLocalHeader(position)) {
            report.note(
                    ZipRule.HIDDEN_ENTRY,
                    "a local file header at byte " + position + " that the central directory does not list");
        } else if (position == 0) {
            report.note(ZipRule.PREFIX, space + " bytes stand before the first record");
        } else {
            report.note(ZipRule.GAP, space + " bytes from byte " + position + " on belong to no record");
        }
        // Noted once, also where the next header turns out to be none.
        position = next;
    }

    private boolean isLocalHeader(long place) throws IOException {
        return place + LocalHeader.SIZE <= file.size()
                && new FieldReader(file.bytes(place, 4)).fourBytes() == Signature.LOCAL_FILE_HEADER;
    }
}
