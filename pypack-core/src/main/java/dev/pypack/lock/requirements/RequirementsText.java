package dev.pypack.lock.requirements;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a requirements file, in whatever encoding Python users have it, without comments and line breaks in them. */
final class RequirementsText {
    private static final Pattern CODING = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-\\w.]+)");
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)#.*$");
    private static final String BREAK = "\\";

    private RequirementsText() {}

    /**
     * A line as it is meant.
     *
     * @param number of its first line in the file, from 1
     * @param text without a comment, and not empty
     */
    record Line(int number, String text) {}

    /** The lines; nothing where the file is in no encoding that it names or that is customary. */
    static Optional<List<Line>> of(Path file) throws IOException {
        return decoded(Files.readAllBytes(file)).map(RequirementsText::lines);
    }

    private static Optional<String> decoded(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(StandardCharsets.UTF_8, bytes, 3);
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0) || starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return strict(Charset.forName("UTF-32"), bytes, 0);
        }
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return strict(StandardCharsets.UTF_16, bytes, 0);
        }
        return named(bytes)
                .map(charset -> strict(charset, bytes, 0))
                .orElseGet(() -> strict(StandardCharsets.UTF_8, bytes, 0));
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** The encoding that one of the first two lines names, as in a Python source (PEP 263). */
    private static Optional<Charset> named(byte[] bytes) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return latin.lines()
                .limit(2)
                .map(CODING::matcher)
                .filter(Matcher::find)
                .findFirst()
                .flatMap(matcher -> charset(matcher.group(1)));
    }

    private static Optional<Charset> charset(String name) {
        try {
            String known = name.replace('_', '-').replaceFirst("^(?i)latin-?(\\d+)$", "latin$1");
            return Optional.of(Charset.forName(known));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strict(Charset charset, byte[] bytes, int from) {
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 1;
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (open.isEmpty()) {
                first = number;
            }
            boolean isComment = line.strip().startsWith("#");
            if (line.endsWith(BREAK) && !isComment) {
                open.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            open.append(isComment ? " " + line : line);
            add(first, open, lines);
            open.setLength(0);
        }
        add(first, open, lines);
        return lines;
    }

    private static void add(int number, StringBuilder line, List<Line> lines) {
        String text = COMMENT.matcher(line).replaceFirst("").strip();
        if (!text.isEmpty()) {
            lines.add(new Line(number, text));
        }
    }
}
