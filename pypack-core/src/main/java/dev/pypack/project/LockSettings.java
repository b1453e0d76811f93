package dev.pypack.project;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How the packages that a module needs are found, besides what {@code [tool.uv]} says.
 *
 * @param excludeNewer the moment from which on nothing that was uploaded is taken, if somebody says so
 * @param builtSdists the normalised names of the packages whose sdists are taken, and built for what they say of themselves,
 *     which runs their code
 * @param pureSdists the normalised names of those of which a wheel without native code will do, though there should be some;
 *     of no meaning for the lock
 */
public record LockSettings(
        Optional<Instant> excludeNewer, SortedSet<String> builtSdists, SortedSet<String> pureSdists) {
    /** Nothing is said. */
    public static final LockSettings NONE = new LockSettings(Optional.empty(), new TreeSet<>(), new TreeSet<>());

    /**
     * Settings with copies of the names.
     *
     * @param excludeNewer the moment from which on nothing that was uploaded is taken
     * @param builtSdists the packages whose sdists are taken
     * @param pureSdists those of which a wheel without native code will do
     */
    public LockSettings {
        builtSdists = Collections.unmodifiableSortedSet(new TreeSet<>(builtSdists));
        pureSdists = Collections.unmodifiableSortedSet(new TreeSet<>(pureSdists));
    }

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
