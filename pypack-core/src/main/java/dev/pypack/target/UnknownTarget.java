package dev.pypack.target;

import java.util.List;
import java.util.stream.Collectors;

/** A text that names no target: no platform, no Python, or a floor that its platform can't have. */
public final class UnknownTarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_SHOWN = 100;

    /** What was to be read. */
    private final String input;

    /** Why it names no target. */
    private final String reason;

    /** What may have been meant. */
    @SuppressWarnings("serial") // the lists of List.of and Stream.toList can be serialised
    private final List<String> nearest;

    UnknownTarget(String input, String reason) {
        this("Unknown target " + shown(input) + ": " + reason + ".", input, reason, List.of());
    }

    private UnknownTarget(String message, String input, String reason, List<String> nearest) {
        super(message);
        this.input = input;
        this.reason = reason;
        this.nearest = nearest;
    }

    /** A name that no platform has, although some have one that is like it. */
    static UnknownTarget like(String input, List<String> nearest) {
        return new UnknownTarget(
                "Unknown target " + shown(input) + ". Did you mean " + inWords(nearest) + "?",
                input,
                "no platform has this name",
                nearest);
    }

    /** A platform that markers take for another one. */
    static UnknownTarget inMarker(Platform platform, Platform other, String reason) {
        return new UnknownTarget(
                "No marker tells " + platform + " from " + other + ": " + reason + ".",
                platform.toString(),
                reason,
                List.of());
    }

    /** A Python that targets don't have. */
    static UnknownTarget ofPython(String input, String reason) {
        return new UnknownTarget(
                "Unknown Python version " + shown(input) + ": " + reason + ".", input, reason, List.of());
    }

    /** A complete platform that can't be read, and where in it. */
    static UnknownTarget inCompletePlatform(String json, String path, String reason) {
        return new UnknownTarget(
                "Not a complete platform: at " + shown(path) + ": " + reason + ".", json, reason, List.of());
    }

    private static String inWords(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** Short, and nothing in it that a terminal obeys. */
    private static String shown(String text) {
        String printable = text.codePoints()
                .limit(LONGEST_SHOWN)
                .mapToObj(c -> isPrintable(c) ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        return text.length() > LONGEST_SHOWN ? printable + "..." : printable;
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /**
     * What was to be read.
     *
     * @return as it was given
     */
    public String input() {
        return input;
    }

    /**
     * What is wrong.
     *
     * @return a clause without a full stop
     */
    public String reason() {
        return reason;
    }

    /**
     * The platforms whose names are most like the text.
     *
     * @return at most three names, the most likely first; empty if nothing is near or the platform is not what is wrong
     */
    public List<String> nearest() {
        return nearest;
    }
}
