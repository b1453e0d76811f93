package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.CodePointOrder;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The file {@code RECORD}: one row for each file, with its hash and size (PEP 376, PEP 427).
 */
final class RecordCheck implements WheelCheck {
    private static final String FILE = "RECORD";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
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
        Rows rows = new Rows(wheel, found);
        RecordReader reader = new RecordReader(
                text.get(),
                (line, reason) -> found.accept(WheelRule.RECORD_SYNTAX.at(wheel.infoPlace(FILE, line), reason)));
        for (Optional<RecordRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        rows.end();
    }

    /**
     * The rows as they are read, one after the other. Only those of files in the wheel are remembered: their number is
     * bounded by that of the files.
     */
    private static final class Rows {
        private final ReadWheel wheel;
        private final Consumer<Finding> found;
        private final Place file;
        private final Map<String, Integer> places = new HashMap<>();
        private final Set<String> listed = new HashSet<>();
        private String last = "";
        private int lastPlace = -1;
        private boolean isSorted = true;
        private boolean isInOrderOfArchive = true;

        Rows(ReadWheel wheel, Consumer<Finding> found) {
            this.wheel = wheel;
            this.found = found;
            this.file = wheel.infoPlace(FILE, 0);
            for (ArchiveEntry entry : wheel.entries()) {
                places.put(entry.name(), places.size());
            }
        }

        void add(RecordRow written) throws IOException {
            Place place = new Place(file.name(), written.line(), 0);
            RecordRow row = written.withSlashes();
            if (!row.equals(written)) {
                found.accept(WheelRule.RECORD_BACKSLASH.at(place, EscapedText.of(written.path())));
            }
            if (row.path().endsWith("/")) {
                found.accept(WheelRule.RECORD_FOLDER.at(place, EscapedText.of(row.path())));
            } else if (!isNormalised(row.path())) {
                found.accept(WheelRule.RECORD_PATH.at(place, EscapedText.of(row.path())));
            } else if (!places.containsKey(row.path())) {
                found.accept(WheelRule.RECORD_EXTRA.at(place, EscapedText.of(row.path()) + " is not in the wheel"));
            } else if (!listed.add(row.path())) {
                found.accept(WheelRule.RECORD_DOUBLED.at(place, EscapedText.of(row.path())));
            } else {
                noteOrder(row.path(), places.get(row.path()));
                checkRow(row, wheel, place, found);
            }
        }

        private void noteOrder(String path, int place) {
            isSorted &= CodePointOrder.INSTANCE.compare(last, path) < 0;
            isInOrderOfArchive &= lastPlace < place;
            last = path;
            lastPlace = place;
        }

        void end() {
            if (!isSorted && !isInOrderOfArchive) {
                found.accept(WheelRule.RECORD_ORDER.at(file, "its rows are in neither order"));
            }
            for (ArchiveEntry entry : wheel.entries()) {
                if (isSignature(entry.name(), wheel)) {
                    found.accept(
                            WheelRule.RECORD_SIGNATURE.at(wheel.archive().place(entry.name()), "no tool looks at it"));
                } else if (!listed.contains(entry.name())) {
                    WheelRule rule = entry.name().equals(wheel.info() + FILE)
                            ? WheelRule.RECORD_SELF
                            : WheelRule.RECORD_UNLISTED;
                    found.accept(rule.at(wheel.archive().place(entry.name()), "RECORD has no row for it"));
                }
            }
        }
    }

    private static boolean isNormalised(String path) {
        String framed = "/" + path + "/";
        return !path.isEmpty()
                && !path.startsWith("/")
                && !DRIVE.matcher(path).lookingAt()
                && !framed.contains("/../")
                && !framed.contains("/./")
                && !framed.contains("//");
    }

    private static void checkRow(RecordRow row, ReadWheel wheel, Place place, Consumer<Finding> found)
            throws IOException {
        if (row.path().equals(wheel.info() + FILE)) {
            if (!row.hash().isEmpty()) {
                found.accept(WheelRule.RECORD_SELF.at(place, "the row of RECORD has a hash"));
            }
            return;
        }
        ReadFile file = wheel.files().get(row.path());
        if (file == null) {
            return; // it could not be read, which the archive's findings say
        }
        // Tools that change tags write WHEEL anew, and some leave RECORD as it was.
        boolean isRetagged = row.path().equals(wheel.info() + WheelFile.NAME);
        if (!isSignature(row.path(), wheel)) {
            WheelRule rule = isRetagged ? WheelRule.RECORD_WHEEL : WheelRule.RECORD_HASH;
            new RecordHash(row.hash(), rule).check(file, wheel, place, found);
        }
        checkSize(row, file.entry(), isRetagged ? WheelRule.RECORD_WHEEL : WheelRule.RECORD_SIZE, place, found);
    }

    private static void checkSize(
            RecordRow row, ArchiveEntry entry, WheelRule rule, Place place, Consumer<Finding> found) {
        if (row.size().isEmpty()) {
            found.accept(WheelRule.RECORD_UNSIZED.at(place, EscapedText.of(row.path())));
        } else if (!row.size().equals(Long.toString(entry.size()))) {
            found.accept(rule.at(
                    place,
                    EscapedText.of(row.path()) + " has " + entry.size() + " bytes, and RECORD says "
                            + EscapedText.of(row.size())));
        }
    }

    private static boolean isSignature(String path, ReadWheel wheel) {
        return path.startsWith(wheel.info())
                && SIGNATURES.contains(path.substring(wheel.info().length()));
    }
}
