package dev.pypack.lock.uv;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What uv says that something needs, as a reason for what doesn't fit together.
 *
 * @param by the package that needs it, with extra or group
 * @param needed the name of the package that it needs
 * @param versions the versions that it allows; empty where it allows all
 */
record UvStatement(String by, String needed, String versions) {
    /** The project that is locked. */
    static final String PROJECT = "your project";
    /** What needs nothing, and allows some versions alone. */
    static final String CONSTRAINT = "a constraint";

    private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";
    private static final String WITH = NAME + "(?:\\[[^\\]]*\\])?(?::" + NAME + ")?(?:\\{[^}]*\\})?";
    private static final String CLAUSE = "[<>=!~]{1,3}[^\\s,<>=!~]*[^\\s,.<>=!~]";
    private static final String VERSIONS = "(?:" + CLAUSE + "(?:," + CLAUSE + ")*)";
    private static final Pattern PREMISE = Pattern.compile("(?:[Bb]ecause|and) (?:all versions of )?(" + PROJECT + "|"
            + WITH + ")" + VERSIONS + "? (?:depends?|requires?) (?:on )?(" + WITH + ")(" + VERSIONS + "?)(?: and ("
            + WITH
            + ")(" + VERSIONS + "?)(?= ?,))?(?=[ ,])");
    private static final Pattern LIMIT = Pattern.compile("[Bb]ecause (" + NAME + ")(" + VERSIONS + ") and ");

    /** The reasons that uv gives, without what it concludes from them. */
    static List<UvStatement> premises(UvWords words) {
        return Stream.concat(
                        words.all(PREMISE).stream().flatMap(UvStatement::of),
                        words.all(LIMIT).stream()
                                .map(match -> new UvStatement(CONSTRAINT, match.group(1), match.group(2))))
                .distinct()
                .toList();
    }

    private static Stream<UvStatement> of(MatchResult match) {
        String by = match.group(1).replaceFirst("\\{.*", "");
        UvStatement first = new UvStatement(by, name(match.group(2)), match.group(3));
        if (match.group(4) == null) {
            return Stream.of(first);
        }
        String other = name(match.group(4));
        return Stream.of(first, new UvStatement(other.equals(first.needed()) ? CONSTRAINT : by, other, match.group(5)));
    }

    private static String name(String with) {
        return with.replaceFirst("[\\[{:].*", "");
    }

    /** Whether it stands in a file of the project itself, be it in an extra or a group. */
    boolean isOf(String project) {
        return by.equals(PROJECT) || by.equals(CONSTRAINT) || name(by).equals(project);
    }
}
