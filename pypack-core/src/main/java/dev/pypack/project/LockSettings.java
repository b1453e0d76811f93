package dev.pypack.project;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How the packages that a module needs are found, besides what {@code [tool.uv]} says.
 *
 * @param excludeNewer the moment from which on nothing that was uploaded is taken, if somebody says so
 */
public record LockSettings(Optional<Instant> excludeNewer) {
    /** Nothing is said. */
    public static final LockSettings NONE = new LockSettings(Optional.empty());

    /**
     * Reads a moment.
     *
     * @param text a date or a date with time and offset (RFC 3339), as {@code 2025-11-01} or {@code 2025-11-01T12:00:00Z}; a
     *     date is a day in UTC, and includes it
     * @return the first moment that is excluded; nothing where the text is none of both
     */
    public static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.length() > "2025-11-01".length()
                            ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
