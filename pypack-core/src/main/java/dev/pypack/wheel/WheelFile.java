package dev.pypack.wheel;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of the file {@code WHEEL}, by their keys in lower case.
 */
final class WheelFile {
    static final String NAME = "WHEEL";
    static final String TAG = "tag";
    private static final Pattern KEY = Pattern.compile("([^:\\s]+):");

    private final Map<String, List<String>> fields = new HashMap<>();

    private WheelFile() {}

    /** Reads it. A blank line ends it: what is behind that one, some readers see and others don't. */
    static WheelFile read(String text, IntFunction<Place> line, Consumer<Finding> found) {
        WheelFile file = new WheelFile();
        int number = 0;
        boolean isEnded = false;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String written = lines.next();
            number++;
            Matcher key = KEY.matcher(written);
            if (written.isBlank()) {
                isEnded = true;
            } else if (isEnded || !key.lookingAt()) {
                String reason = isEnded ? " stands behind a blank line" : " is not of the form Key: value";
                found.accept(WheelRule.WHEEL_SYNTAX.at(line.apply(number), EscapedText.of(written) + reason));
            } else if (file.add(key.group(1), written.substring(key.end()).strip())) {
                found.accept(WheelRule.WHEEL_DOUBLED.at(
                        line.apply(number), EscapedText.of(key.group(1)) + " stands there twice"));
            }
        }
        return file;
    }

    /** Whether it is there already and should not. */
    private boolean add(String key, String value) {
        String name = key.toLowerCase(Locale.ROOT);
        List<String> values = fields.computeIfAbsent(name, any -> new ArrayList<>());
        values.add(value);
        return values.size() > 1 && !name.equals(TAG);
    }

    Optional<String> first(String key) {
        return all(key).stream().findFirst();
    }

    List<String> all(String key) {
        return fields.getOrDefault(key, List.of());
    }
}
