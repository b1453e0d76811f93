package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The end of central directory record, APPNOTE 4.3.16.
 *
 * @param position where it begins in the file
 * @param numbers what it says of the central directory
 * @param end where its comment ends by the length that it gives
 * @param comment of the archive as far as it is in the file, each byte a character
 * @param others where else in the same bytes a record seems to begin
 */
record EndRecord(long position, EndNumbers numbers, long end, String comment, List<Long> others) {
    static final int SIZE = 22;
    /** Where in the record the length of the comment stands. */
    private static final int COMMENT_LENGTH = 20;

    private static final int LONGEST_COMMENT = 0xFFFF;

    /** Looks for it as most readers do: from the end of the file, the first one whose comment ends with the file. */
    static Optional<EndRecord> find(ArchiveFile file, ZipReport report) throws IOException {
        int tailSize = (int) Math.min(file.size(), SIZE + LONGEST_COMMENT);
        long tailPosition = file.size() - tailSize;
        byte[] tail = file.bytes(tailPosition, tailSize);
        List<Integer> places = places(tail);
        if (places.isEmpty()) {
            report.note(
                    ZipRule.END_MISSING,
                    "none of the last " + tailSize + " bytes of " + file.size()
                            + " begins an end of central directory record (50 4b 05 06)");
            return Optional.empty();
        }
        for (int place : places) {
            if (end(place, tail, tailPosition) == file.size()) {
                return Optional.of(at(place, places, tail, tailPosition));
            }
        }
        EndRecord last = at(places.get(0), places, tail, tailPosition);
        long missing = last.end - file.size();
        if (missing > 0) {
            report.note(
                    ZipRule.END_MISSING,
                    "the end of central directory record at byte " + last.position + " has a comment of which "
                            + missing + " bytes are missing");
        } else {
            report.note(
                    ZipRule.TRAILING_BYTES,
                    -missing + " bytes follow the end of central directory record at byte " + last.position);
        }
        return Optional.of(last);
    }

    /** The last one first. */
    private static List<Integer> places(byte[] tail) {
        List<Integer> places = new ArrayList<>();
        for (int i = tail.length - SIZE; i >= 0; i--) {
            if (isSignature(tail, i)) {
                places.add(i);
            }
        }
        return places;
    }

    private static boolean isSignature(byte[] tail, int at) {
        return tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 5 && tail[at + 3] == 6;
    }

    private static long end(int place, byte[] tail, long tailPosition) {
        int commentLength = new FieldReader(tail).skip(place + COMMENT_LENGTH).twoBytes();
        return tailPosition + place + SIZE + commentLength;
    }

    private static EndRecord at(int place, List<Integer> places, byte[] tail, long tailPosition) {
        FieldReader fields = new FieldReader(tail).skip(place + 4);
        EndNumbers numbers = EndNumbers.plain(fields);
        int commentLength = fields.twoBytes();
        String comment = new String(fields.bytes(Math.min(commentLength, fields.remaining())), ISO_8859_1);
        return new EndRecord(
                tailPosition + place,
                numbers,
                end(place, tail, tailPosition),
                comment,
                places.stream()
                        .filter(other -> other != place)
                        .map(other -> tailPosition + other)
                        .toList());
    }
}
