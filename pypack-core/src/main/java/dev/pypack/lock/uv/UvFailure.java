package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.process.Outcome;
import java.util.regex.Pattern;

/** What it means that uv failed; its own words stand below. */
final class UvFailure {
    private static final int NO_SOLUTION = 1;
    /** To uv a package that it may not see is one that doesn't exist, and only a hint says why. */
    private static final Pattern LOGIN =
            Pattern.compile("lack of valid authentication credentials|403 Forbidden|401 Unauthorized");

    private static final Pattern NEEDS_BUILD =
            Pattern.compile("building from source is disabled|Building source distributions .*is disabled");

    private UvFailure() {}

    static RuntimeException of(Outcome outcome) {
        String words = outcome.errors().strip();
        if (LOGIN.matcher(words).find()) {
            return new EnvironmentFailure(
                    "A package index wants another login.\n" + words,
                    "Give it in UV_INDEX_<NAME>_USERNAME and UV_INDEX_<NAME>_PASSWORD, or in ~/.netrc.",
                    null);
        }
        if (NEEDS_BUILD.matcher(words).find()) {
            return mistake(
                    "needs-build",
                    "some package has no wheel, and none is built while a lock is made\n" + words,
                    "Take a version that has wheels.");
        }
        if (outcome.exitCode() == NO_SOLUTION) {
            return mistake("no-solution", "there are no versions that fit together\n" + words, "");
        }
        return new EnvironmentFailure(
                "uv ended with exit code " + outcome.exitCode() + ".\n" + words,
                "What uv says above is the reason.",
                null);
    }

    private static UserMistake mistake(String id, String message, String remedy) {
        return new UserMistake(Finding.error(id, Place.of("pyproject.toml"), message, remedy));
    }
}
