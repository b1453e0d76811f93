package dev.pypack.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code Content-Range} of a partial answer (RFC 9110, section 14.4).
 *
 * @param first the first byte that comes
 * @param total the size of the whole, if the server tells it
 */
record ContentRange(long first, OptionalLong total) {
    private static final Pattern FORM = Pattern.compile("bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** Nothing where it isn't one of bytes. */
    static Optional<ContentRange> parse(@Nullable String value) {
        Matcher field = FORM.matcher(value == null ? "" : value.strip());
        if (!field.matches()) {
            return Optional.empty();
        }
        String total = field.group(3);
        return Optional.of(new ContentRange(
                Long.parseLong(field.group(1)),
                total.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(total))));
    }
}
