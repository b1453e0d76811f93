package dev.pypack.store;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stay in a store.
 *
 * @param olderThan what no build has used for longer goes, if that is said
 * @param maxSize the most that may stay, in bytes, if that is said: what was used longest ago goes first
 */
public record PruneLimits(Optional<Duration> olderThan, OptionalLong maxSize) {
    private static final String OLDER_THAN = "pypack.olderThan";
    private static final String MAX_SIZE = "pypack.maxSize";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([hdw])");
    private static final Map<String, Duration> UNITS_OF_TIME =
            Map.of("h", Duration.ofHours(1), "d", Duration.ofDays(1), "w", Duration.ofDays(7));
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)\\s*([kmgt]i?)?b?");
    private static final String POWERS = "kmgt";

    /**
     * Limits as a user writes them.
     *
     * @param isAsked whether anything is to be pruned
     * @param olderThan hours, days or weeks: {@code 12h}, {@code 30d}, {@code 4w}
     * @param maxSize bytes, or with a unit of 1000 or 1024: {@code 500MB}, {@code 1.5GB}, {@code 5GiB}
     * @return the limits; where neither is said, what was not used for 30 days goes
     * @throws UserMistake if one of them can't be understood, or is said where nothing is to be pruned
     */
    public static PruneLimits parse(boolean isAsked, @Nullable String olderThan, @Nullable String maxSize) {
        if (!isAsked && !(olderThan == null && maxSize == null)) {
            throw new UserMistake(Finding.error(
                    "store-limit",
                    Place.of(olderThan == null ? MAX_SIZE : OLDER_THAN),
                    "it says what is pruned, and nothing is",
                    "Add -Dpypack.prune, or leave it out."));
        }
        if (olderThan == null && maxSize == null) {
            return new PruneLimits(Optional.of(USUAL), OptionalLong.empty());
        }
        return new PruneLimits(
                Optional.ofNullable(olderThan).map(PruneLimits::age),
                maxSize == null ? OptionalLong.empty() : OptionalLong.of(size(maxSize)));
    }

    private static Duration age(String text) {
        Matcher age = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!age.matches()) {
            throw mistake(OLDER_THAN, text, "Write hours, days or weeks, as in 12h, 30d or 4w.");
        }
        return UNITS_OF_TIME.getOrDefault(age.group(2), Duration.ZERO).multipliedBy(Long.parseLong(age.group(1)));
    }

    private static long size(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw mistake(MAX_SIZE, text, "Write bytes, or a unit, as in 500MB, 1.5GB or 5GiB.");
        }
        String unit = size.group(2) == null ? "" : size.group(2);
        int base = unit.endsWith("i") ? 1024 : 1000;
        int power = unit.isEmpty() ? 0 : POWERS.indexOf(unit.charAt(0)) + 1;
        return new BigDecimal(size.group(1))
                .multiply(BigDecimal.valueOf(base).pow(power))
                .longValue();
    }

    private static UserMistake mistake(String property, String text, String remedy) {
        return new UserMistake(Finding.error("store-limit", Place.of(property), text + " can't be understood", remedy));
    }
}
