package dev.pypack.archive;

import dev.pypack.finding.Finding;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads every file once: what its headers say is compared, and its SHA-256 computed, in the same pass. */
final class Verification {

    private final ArchiveFile file;
    private final Map<StoredEntry, ReadFile> read = new ConcurrentHashMap<>();
    private final Map<StoredEntry, List<Finding>> damaged = new ConcurrentHashMap<>();

    private Verification(ArchiveFile file) {
        this.file = file;
    }

    static ZipContents of(ArchiveFile file, Collection<StoredEntry> entries, int threads) throws IOException {
        Verification verification = new Verification(file);
        EntryWork.forEach(List.copyOf(entries), threads, verification::read);
        return verification.contents(entries);
    }

    private void read(StoredEntry entry, Inflation inflation) throws IOException {
        byte[] buffer = inflation.content();
        FileReading reading = new FileReading(entry.entry());
        try (EntryStream in = new EntryStream(file, entry, inflation)) {
            for (int length = in.read(buffer, 0, buffer.length);
                    length >= 0;
                    length = in.read(buffer, 0, buffer.length)) {
                reading.add(buffer, length);
            }
            read.put(entry, reading.end());
        } catch (InvalidArchive damage) {
            damaged.put(entry, damage.findings().stream().toList());
        }
    }

    /** In the order of the data, whichever thread was faster. */
    private ZipContents contents(Collection<StoredEntry> entries) {
        Map<String, ReadFile> files = new LinkedHashMap<>();
        ZipReport report = new ZipReport(file.name());
        for (StoredEntry entry : entries) {
            ReadFile found = read.get(entry);
            if (found != null && !entry.isFolder()) {
                files.put(entry.entry().name(), found);
            }
            damaged.getOrDefault(entry, List.of()).forEach(report::add);
        }
        return new ZipContents(Collections.unmodifiableMap(files), report.findings());
    }
}
