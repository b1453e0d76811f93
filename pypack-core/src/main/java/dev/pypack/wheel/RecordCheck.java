package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.CodePointOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The file {@code RECORD}: one row for each file, with its hash and size (PEP 376, PEP 427).
 */
final class RecordCheck implements WheelCheck {
    private static final String FILE = "RECORD";
    private static final Set<String> SIGNATURES = Set.of("RECORD.jws", "RECORD.p7s");

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        Optional<byte[]> bytes = wheel.infoFile(FILE, found);
        if (bytes.isEmpty()) {
            return;
        }
        Optional<String> text = Utf8.decode(bytes.get());
        if (text.isEmpty()) {
            found.accept(WheelRule.RECORD_SYNTAX.at(wheel.infoPlace(FILE, 0), "it is not UTF-8"));
            return;
        }
        if (text.get().contains("\r")) {
            found.accept(WheelRule.RECORD_LINE_ENDS.at(wheel.infoPlace(FILE, 0), "it has carriage returns"));
        }
        List<RecordRow> rows = RecordReader.read(
                text.get(),
                (line, reason) -> found.accept(WheelRule.RECORD_SYNTAX.at(wheel.infoPlace(FILE, line), reason)));
        Map<String, RecordRow> byPath = byPath(rows, wheel, found);
        for (RecordRow row : byPath.values()) {
            checkRow(row, wheel, found);
        }
        checkComplete(byPath, wheel, found);
        checkOrder(List.copyOf(byPath.keySet()), wheel, found);
    }

    private static Map<String, RecordRow> byPath(List<RecordRow> rows, ReadWheel wheel, Consumer<Finding> found) {
        Map<String, RecordRow> byPath = new LinkedHashMap<>();
        for (RecordRow row : rows) {
            Place place = wheel.infoPlace(FILE, row.line());
            if (row.path().endsWith("/")) {
                found.accept(WheelRule.RECORD_FOLDER.at(place, EscapedText.of(row.path())));
            } else if (!isNormalised(row.path())) {
                found.accept(WheelRule.RECORD_PATH.at(place, EscapedText.of(row.path())));
            } else if (byPath.putIfAbsent(row.path(), row) != null) {
                found.accept(WheelRule.RECORD_DOUBLED.at(place, EscapedText.of(row.path())));
            }
        }
        return byPath;
    }

    private static boolean isNormalised(String path) {
        String framed = "/" + path + "/";
        return !path.isEmpty()
                && !path.startsWith("/")
                && path.indexOf('\\') < 0
                && !path.matches("[A-Za-z]:.*")
                && !framed.contains("/../")
                && !framed.contains("/./")
                && !framed.contains("//");
    }

    private static void checkRow(RecordRow row, ReadWheel wheel, Consumer<Finding> found) throws IOException {
        Place place = wheel.infoPlace(FILE, row.line());
        if (row.path().equals(wheel.info() + FILE)) {
            if (!row.hash().isEmpty()) {
                found.accept(WheelRule.RECORD_SELF.at(place, "the row of RECORD has a hash"));
            }
            return;
        }
        if (wheel.archive().entry(row.path()).isEmpty()) {
            found.accept(WheelRule.RECORD_EXTRA.at(place, EscapedText.of(row.path()) + " is not in the wheel"));
            return;
        }
        ReadFile file = wheel.files().get(row.path());
        if (file == null) {
            return; // it could not be read, which the archive's findings say
        }
        if (!isSignature(row.path(), wheel)) {
            new RecordHash(row.hash()).check(file, wheel, place, found);
        }
        checkSize(row, file.entry(), place, found);
    }

    private static void checkSize(RecordRow row, ArchiveEntry entry, Place place, Consumer<Finding> found) {
        if (row.size().isEmpty()) {
            found.accept(WheelRule.RECORD_UNSIZED.at(place, EscapedText.of(row.path())));
        } else if (!row.size().equals(Long.toString(entry.size()))) {
            found.accept(WheelRule.RECORD_SIZE.at(
                    place,
                    EscapedText.of(row.path()) + " has " + entry.size() + " bytes, and RECORD says "
                            + EscapedText.of(row.size())));
        }
    }

    private static void checkComplete(Map<String, RecordRow> rows, ReadWheel wheel, Consumer<Finding> found) {
        for (ArchiveEntry entry : wheel.entries()) {
            if (isSignature(entry.name(), wheel)) {
                found.accept(WheelRule.RECORD_SIGNATURE.at(wheel.archive().place(entry.name()), "no tool looks at it"));
            } else if (!rows.containsKey(entry.name())) {
                WheelRule rule =
                        entry.name().equals(wheel.info() + FILE) ? WheelRule.RECORD_SELF : WheelRule.RECORD_UNLISTED;
                found.accept(rule.at(wheel.archive().place(entry.name()), "RECORD has no row for it"));
            }
        }
    }

    private static boolean isSignature(String path, ReadWheel wheel) {
        return path.startsWith(wheel.info())
                && SIGNATURES.contains(path.substring(wheel.info().length()));
    }

    private static void checkOrder(List<String> paths, ReadWheel wheel, Consumer<Finding> found) {
        List<String> sorted = new ArrayList<>(paths);
        sorted.sort(CodePointOrder.INSTANCE);
        if (!paths.equals(sorted) && !isInOrderOfArchive(paths, wheel)) {
            found.accept(WheelRule.RECORD_ORDER.at(wheel.infoPlace(FILE, 0), "its rows are in neither order"));
        }
    }

    private static boolean isInOrderOfArchive(List<String> paths, ReadWheel wheel) {
        Map<String, Integer> places = new HashMap<>();
        wheel.entries().forEach(entry -> places.put(entry.name(), places.size()));
        int last = -1;
        for (String path : paths) {
            int place = places.getOrDefault(path, last);
            if (place < last) {
                return false;
            }
            last = place;
        }
        return true;
    }
}
