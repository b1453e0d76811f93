package dev.pypack.target;

import dev.pypack.finding.Suggestion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one table of platforms.
 *
 * @param rows in the order in which they are listed
 */
record PlatformTable(List<PlatformRow> rows) {
    private static final int MOST_SUGGESTED = 3;

    static final PlatformTable INSTANCE = load("platforms.txt");

    private static PlatformTable load(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PlatformTable.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return new PlatformTable(rows(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<PlatformRow> rows(BufferedReader lines) throws IOException {
        List<PlatformRow> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(PlatformRow.parse(line));
            }
        }
        return List.copyOf(rows);
    }

    List<Platform> platforms() {
        List<Platform> platforms = new ArrayList<>();
        for (PlatformRow row : rows) {
            platforms.add(row.platform());
        }
        return List.copyOf(platforms);
    }

    /** The platform that a text means: a name, a floor after a colon perhaps. */
    Platform read(String written) {
        int colon = written.indexOf(':');
        String name = colon < 0 ? written : written.substring(0, colon);
        for (PlatformRow row : rows) {
            for (PlatformName candidate : row.names()) {
                if (candidate.matches(name)) {
                    return row.read(written, name, candidate);
                }
            }
        }
        throw unknown(written, near(name));
    }

    /** Whether a name of a platform tells a floor. */
    boolean saysFloor(String name) {
        for (PlatformRow row : rows) {
            for (PlatformName candidate : row.names()) {
                if (candidate.matches(name)) {
                    return candidate.version(name).isPresent();
                }
            }
        }
        return false;
    }

    /** The platform of the machine that accepts some platform tags. */
    Optional<Platform> accepting(Collection<String> tags) {
        for (PlatformRow row : rows) {
            Optional<Platform> accepting = row.accepting(tags);
            if (accepting.isPresent()) {
                return accepting;
            }
        }
        return Optional.empty();
    }

    /** The platforms that a name is near to, by their names or aliases. */
    private List<String> near(String name) {
        Map<String, String> examples = examples();
        return Suggestion.allNear(name, examples.keySet()).stream()
                .map(examples::get)
                .distinct()
                .limit(MOST_SUGGESTED)
                .toList();
    }

    private UnknownTarget unknown(String written, List<String> nearest) {
        return nearest.isEmpty()
                ? new UnknownTarget(
                        written,
                        "the platforms are "
                                + platforms().stream().map(Platform::name).collect(Collectors.joining(", ")))
                : UnknownTarget.like(written, nearest);
    }

    /** Every name with the default floor in its place, and the platform that it means. */
    private Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        for (PlatformRow row : rows) {
            row.names()
                    .forEach(name ->
                            examples.put(name.with(row.floor()), row.platform().name()));
        }
        return examples;
    }
}
