package dev.pypack.lock.uv;

import dev.pypack.process.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What uv said when it failed, without its talk of progress and without logins. */
final class UvWords {
    private static final Pattern NOISE = Pattern.compile(
            "\\s*(?:Using (?:CPython|PyPy|Python)|Resolved|Prepared|Updating|Updated|Cloning|Building|Built"
                    + "|Downloading|Downloaded)\\b.*");
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s@]+@");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<String> lines;
    private final String flat;

    private UvWords(List<String> lines) {
        this.lines = lines;
        this.flat = SPACE.matcher(String.join(" ", lines)).replaceAll(" ").strip();
    }

    static UvWords of(Outcome outcome) {
        return new UvWords(LOGIN.matcher(outcome.errors())
                .replaceAll("")
                .lines()
                .filter(line -> !NOISE.matcher(line).matches())
                .toList());
    }

    /** The first place where the words, on one line, are of a form. */
    Optional<MatchResult> find(Pattern form) {
        return form.matcher(flat).results().findFirst();
    }

    List<MatchResult> all(Pattern form) {
        return form.matcher(flat).results().toList();
    }

    boolean say(Pattern form) {
        return form.matcher(flat).find();
    }

    /** The words as they stand below those of pypack. */
    String quoted() {
        return "In the words of uv:\n"
                + lines.stream()
                        .collect(Collectors.joining("\n"))
                        .strip()
                        .indent(2)
                        .stripTrailing();
    }
}
