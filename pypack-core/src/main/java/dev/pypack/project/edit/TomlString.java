package dev.pypack.project.edit;

import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Requirement;
import java.util.List;
import org.tomlj.Toml;

/**
 * A requirement as a string of TOML.
 *
 * @param value what it says
 * @param written how it is written
 * @see <a href="https://toml.io/en/v1.0.0#string">TOML 1.0, String</a>
 */
record TomlString(String value, String written) {
    static final char BASIC = '"';
    private static final char LITERAL = '\'';

    /** In the kind of quotes that are given; those of a marker inside are the others. */
    static TomlString of(WrittenRequirement requirement, char quote) {
        String text = requirement.toString();
        char other = quote == BASIC ? LITERAL : BASIC;
        String changed = text.replace(quote, other);
        String value = isSame(requirement, changed) ? changed : text;
        if (value.indexOf(quote) < 0) {
            return quoted(value, quote);
        }
        return quoted(value, value.indexOf(other) < 0 ? other : BASIC);
    }

    /** The kind of quotes of the first string among values as they are written. */
    static char quoteOf(List<String> written) {
        return written.stream()
                .map(each -> each.charAt(0))
                .filter(first -> first == BASIC || first == LITERAL)
                .findFirst()
                .orElse(BASIC);
    }

    /** The quotes of a marker can be changed, unless one of its texts or a URL has some. */
    private static boolean isSame(WrittenRequirement requirement, String changed) {
        try {
            return Requirement.parse(changed).equals(requirement.requirement());
        } catch (InvalidPep e) {
            return false;
        }
    }

    private static TomlString quoted(String value, char quote) {
        String inside = quote == BASIC ? Toml.tomlEscape(value).toString() : value;
        return new TomlString(value, quote + inside + quote);
    }
}
