package dev.pypack.project;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of paths as PEP 639 defines it: {@code *} and {@code ?} stay in a folder, {@code **} goes into all, and
 * {@code [abc]} is one of some characters.
 */
final class Glob {
    static final String REMEDY =
            "Write a path with /, with * ? ** or [abc] where needed, and without / at its beginning and without ..";

    private static final Pattern ALLOWED = Pattern.compile("[\\w\\-./*?\\[\\] ]+", Pattern.UNICODE_CHARACTER_CLASS);

    private final String text;
    private final Pattern pattern;

    private Glob(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** Nothing where the text is no glob of PEP 639. */
    static Optional<Glob> parse(String text) {
        boolean isAllowed = ALLOWED.matcher(text).matches()
                && !text.startsWith("/")
                && !List.of(text.split("/", -1)).contains("..");
        try {
            return isAllowed
                    ? Optional.of(new Glob(text, Pattern.compile(regex(text), Pattern.UNICODE_CHARACTER_CLASS)))
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** How many folders deep a path that matches can be. */
    int depth() {
        return text.contains("**") ? Integer.MAX_VALUE : text.split("/", -1).length;
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i += 1;
            } else {
                regex.append(
                        switch (c) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '[', ']', '-' -> String.valueOf(c);
                            default -> Pattern.quote(String.valueOf(c));
                        });
            }
        }
        return regex.toString();
    }
}
