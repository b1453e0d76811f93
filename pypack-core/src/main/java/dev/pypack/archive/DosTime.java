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
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0, 0);
    private static final LocalDateTime LATEST = LocalDateTime.of(2107, 12, 31, 23, 59, 58);

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
        LocalDateTime at = clamped(instant);
        return new DosTime(
                (at.getYear() - 1980) << 9 | at.getMonthValue() << 5 | at.getDayOfMonth(),
                at.getHour() << 11 | at.getMinute() << 5 | at.getSecond() / 2);
    }

    private static LocalDateTime clamped(Instant instant) {
        if (instant.isBefore(EARLIEST.toInstant(ZoneOffset.UTC))) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST.toInstant(ZoneOffset.UTC))
                ? LATEST
                : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
