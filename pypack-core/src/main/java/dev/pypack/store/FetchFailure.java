package dev.pypack.store;

import dev.pypack.build.EnvironmentFailure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that can't be had.
 *
 * @param reason which file, and why
 * @param remedy what to do; empty where nobody knows
 */
record FetchFailure(String reason, String remedy) {
    private static final int MOST = 20;

    /** One failure that tells of all. */
    static EnvironmentFailure of(List<FetchFailure> failures, int wanted) {
        String message = failures.size() == 1
                ? "A file can't be fetched:"
                : failures.size() + " of " + wanted + " files can't be fetched:";
        return new EnvironmentFailure(
                message + lines(failures.stream().map(FetchFailure::reason)),
                failures.stream()
                        .map(FetchFailure::remedy)
                        .filter(remedy -> !remedy.isEmpty())
                        .distinct()
                        .limit(MOST)
                        .collect(Collectors.joining("\n")),
                null);
    }

    /** Files that would have to be fetched, and may not. */
    static EnvironmentFailure offline(List<WantedFile> missing, Store store) {
        return new EnvironmentFailure(
                "Maven is offline, and the store " + store.root() + " lacks "
                        + (missing.size() == 1 ? "a file:" : missing.size() + " files:")
                        + lines(missing.stream().map(WantedFile::name)),
                "Run the same command once without -o (--offline): it fetches them.",
                null);
    }

    private static String lines(Stream<String> texts) {
        List<String> all = texts.sorted().toList();
        String shown = all.stream().limit(MOST).map(text -> "\n  " + text).collect(Collectors.joining());
        return all.size() > MOST ? shown + "\n  and " + (all.size() - MOST) + " more" : shown;
    }
}
