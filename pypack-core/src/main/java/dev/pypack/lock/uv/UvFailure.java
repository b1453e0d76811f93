package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.process.Outcome;
import java.util.Optional;

/** What it means that uv failed; its own words stand below. */
final class UvFailure {
    private static final int NO_SOLUTION = 1;

    private UvFailure() {}

    static RuntimeException of(Outcome outcome, UvQuestion question) {
        UvWords words = UvWords.of(outcome);
        Optional<RuntimeException> known = IndexFailure.in(words).map(RuntimeException.class::cast);
        return known.or(() -> SourceFailure.in(words, question))
                .or(() -> MissingPackage.in(words, question))
                .orElseGet(() -> outcome.exitCode() == NO_SOLUTION
                        ? new VersionConflict(words, question).failure()
                        : new EnvironmentFailure(
                                "uv ended with exit code " + outcome.exitCode() + ".", words.quoted(), null));
    }
}
