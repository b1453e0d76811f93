package dev.pypack.archive;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Findings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All headers of an archive: what can be read by them, and what is wrong with them. */
final class ArchiveHeaders {
    private final Map<String, StoredEntry> entries = new LinkedHashMap<>();
    private final Findings findings;

    private ArchiveHeaders(List<StoredEntry> entries, ZipReport report) {
        for (StoredEntry entry : entries) {
            // Of a name that is there twice the last is kept, as most readers do.
            this.entries.remove(entry.entry().name());
            this.entries.put(entry.entry().name(), entry);
        }
        this.findings = report.findings();
    }

    static ArchiveHeaders read(ArchiveFile file, ZipLimits limits) throws IOException {
        ZipReport report = new ZipReport(file.name());
        List<StoredEntry> entries = new ArrayList<>();
        Optional<EndRecord> end = EndRecord.find(file, report);
        if (end.isPresent()) {
            noteComment(end.get(), report);
            Optional<DirectoryPlace> directory = DirectoryPlace.find(end.get(), file, report);
            if (directory.isPresent()) {
                entries.addAll(read(directory.get(), end.get(), file, limits, report));
            }
        }
        return new ArchiveHeaders(entries, report);
    }

    private static List<StoredEntry> read(
            DirectoryPlace directory, EndRecord end, ArchiveFile file, ZipLimits limits, ZipReport report)
            throws IOException {
        Optional<List<CentralHeader>> read = CentralDirectory.read(directory, file, limits, report);
        if (read.isEmpty()) {
            return List.of();
        }
        List<CentralHeader> headers = read.get();
        for (CentralHeader header : headers) {
            NameRules.check(header.name(), report);
            EntryRules.check(header, report);
        }
        NameClashes.check(headers.stream().map(header -> header.name().text()).toList(), report);
        boolean isWithinLimits = isWithinLimits(headers, file, limits, report);
        Layout layout = Layout.of(headers, directory, file, report);
        noteOtherEnds(end, layout, report);
        return isWithinLimits ? layout.readable() : List.of();
    }

    private static void noteComment(EndRecord end, ZipReport report) {
        String comment = end.comment();
        if (comment.chars().anyMatch(letter -> letter < ' ' && "\t\n\r".indexOf(letter) < 0)) {
            report.note(
                    ZipRule.COMMENT_CONTROL,
                    "a comment of " + comment.length() + " bytes: '" + EscapedText.of(comment) + "'");
        } else if (!comment.isEmpty()) {
            report.note(ZipRule.COMMENT, "the comment '" + EscapedText.of(comment) + "'");
        }
    }

    private static void noteOtherEnds(EndRecord end, Layout layout, ZipReport report) {
        end.others().stream()
                .filter(other -> !layout.covers(other))
                .findFirst()
                .ifPresent(other -> report.note(
                        ZipRule.END_SEVERAL,
                        "end of central directory records at byte " + end.position() + " and " + other));
    }

    private static boolean isWithinLimits(
            List<CentralHeader> headers, ArchiveFile file, ZipLimits limits, ZipReport report) {
        long size = 0;
        for (CentralHeader header : headers) {
            long each = Math.max(0, header.sizes().size());
            if (each > limits.size() - size) {
                report.note(
                        ZipRule.LIMIT_SIZE,
                        "the files have more than the " + limits.size() + " bytes that are allowed");
                return false;
            }
            size += each;
        }
        if (size > ZipLimits.RATIO_FROM && size > ZipLimits.RATIO * file.size()) {
            report.note(
                    ZipRule.RATIO,
                    "the files have " + size + " bytes, " + size / file.size() + " times the " + file.size()
                            + " of the archive");
            return false;
        }
        return true;
    }

    Findings findings() {
        return findings;
    }

    Collection<StoredEntry> entries() {
        return entries.values();
    }

    Optional<StoredEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
