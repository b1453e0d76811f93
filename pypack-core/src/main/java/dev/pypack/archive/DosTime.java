package dev.pypack.archive;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A time as zip files hold it: from 1980 to 2107, in steps of two seconds, without a zone. Always UTC here, so that the
 * zone of the build machine never shows.
 *
 * @param date year since 1980, month and day in 7, 4 and 5 bits
 * @param time hour, minute and half second in 5, 6 and 5 bits
 */
record DosTime(int date, int time) {
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2107-12-31T23:59:58Z");

    static DosTime read(FieldReader fields) {
        int time = fields.twoBytes();
        return new DosTime(fields.twoBytes(), time);
    }

    /** Whether it is a time of a calendar. */
    boolean exists() {
        int month = date >> 5 & 15;
        int day = date & 31;
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(1980 + (date >> 9), month).lengthOfMonth()
                && time >> 11 <= 23
                && (time >> 5 & 63) <= 59
                && (time & 31) <= 29;
    }

    static DosTime of(Instant instant) {
        LocalDateTime at = LocalDateTime.ofInstant(clamped(instant), ZoneOffset.UTC);
        return new DosTime(
                (at.getYear() - 1980) << 9 | at.getMonthValue() << 5 | at.getDayOfMonth(),
                at.getHour() << 11 | at.getMinute() << 5 | at.getSecond() / 2);
    }

    /** The nearest that there is. */
    static Instant clamped(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }
}
