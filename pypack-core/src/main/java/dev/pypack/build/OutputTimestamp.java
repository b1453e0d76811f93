package dev.pypack.build;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * The time that everything in an archive gets, so that building again gives the same bytes.
 */
public final class OutputTimestamp {
    /** What Maven 4 sets where the user sets nothing; so it is what pypack takes on every Maven. */
    private static final Instant DEFAULT = Instant.parse("1980-02-01T00:00:00Z");

    private OutputTimestamp() {}

    /**
     * The time to use: what the POM says, else {@code SOURCE_DATE_EPOCH}, else 1980-02-01.
     *
     * @param property {@code project.build.outputTimestamp}: ISO 8601 or seconds since 1970; as in Maven, one character
     *     that is no digit switches it off
     * @param environment the environment variables of the build
     * @return the time
     * @throws UserMistake if what is set is no time
     */
    public static Instant of(Optional<String> property, Map<String, String> environment) {
        if (property.isPresent() && isMeant(property.get())) {
            Instant told = parse("project.build.outputTimestamp", property.get());
            if (!told.equals(DEFAULT)) {
                return told;
            }
        }
        String epoch = environment.get("SOURCE_DATE_EPOCH");
        return epoch == null ? DEFAULT : parse("SOURCE_DATE_EPOCH", epoch);
    }

    private static boolean isMeant(String text) {
        return text.length() > 1 || (text.length() == 1 && Character.isDigit(text.charAt(0)));
    }

    private static Instant parse(String setting, String text) {
        try {
            return text.matches("-?\\d+")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw new UserMistake(Finding.error(
                    "invalid-timestamp",
                    Place.of(setting),
                    text + " is no time",
                    "Write it as 2026-01-31T12:00:00Z, or as seconds since 1970."));
        }
    }
}
