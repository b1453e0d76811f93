package dev.pypack.pep;

import java.util.Locale;
import java.util.Set;

/** What the values of single metadata fields must look like. */
final class MetadataRules {
    private static final Set<String> NEVER_DYNAMIC = Set.of("metadata-version", "name", "version");

    private MetadataRules() {}

    static String name(String value) {
        PackageName.normalize(value);
        return value;
    }

    static String singleLine(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isLineBoundary(value.charAt(i))) {
                throw new InvalidPep(value, i, "this can only be one line");
            }
        }
        return value;
    }

    /** All that ends a line for {@code str.splitlines}: some writers of headers take any of it for one. */
    static boolean isLineBoundary(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static String dynamic(String value) {
        String field = value.toLowerCase(Locale.ROOT);
        if (NEVER_DYNAMIC.contains(field)) {
            throw new InvalidPep(value, 0, "this field can't be dynamic");
        }
        if (MetadataField.of(field).isEmpty()) {
            throw new InvalidPep(value, 0, "there is no such field");
        }
        return field;
    }

    static String descriptionContentType(String value) {
        ContentType.require(value);
        return value;
    }

    /** A path inside the distribution: relative, with {@code /}, and written in only one way. */
    static String licenseFile(String value) {
        refuse(value, value.indexOf(".."), "a path to a licence can't have '..'");
        refuse(value, value.indexOf('*'), "a path to a licence is no pattern");
        refuse(value, value.indexOf('\\'), "a path to a licence has '/' between its parts");
        refuse(value, value.indexOf("//"), "a path to a licence has no empty parts");
        refuse(value, value.startsWith("/") || value.startsWith(":/", 1) ? 0 : -1, "a path to a licence is relative");
        refuse(value, value.isEmpty() ? 0 : -1, "a path to a licence can't be empty");
        refuse(value, value.endsWith("/") ? value.length() - 1 : -1, "a path to a licence names a file");
        if (value.length() > 1) {
            refuse(value, ("/" + value + "/").indexOf("/./"), "a path to a licence has no part '.'");
        }
        return value;
    }

    private static void refuse(String value, int position, String reason) {
        if (position >= 0) {
            throw new InvalidPep(value, position, reason);
        }
    }

    static String projectUrl(String value) {
        int comma = value.indexOf(',');
        String label = Python.strip(comma < 0 ? value : value.substring(0, comma));
        String url = comma < 0 ? "" : Python.strip(value.substring(comma + 1));
        return label + ", " + url;
    }

    static String importName(String value) {
        int semicolon = value.indexOf(';');
        int end = semicolon < 0 ? value.length() : semicolon;
        while (end > 0 && Python.isSpace(value.charAt(end - 1))) {
            end--;
        }
        int position = 0;
        for (String identifier : value.substring(0, end).split("\\.", -1)) {
            if (!ModuleName.isImportable(identifier)) {
                throw new InvalidPep(value, position, "expected a name that Python can import");
            }
            position += identifier.length() + 1;
        }
        if (semicolon >= 0 && !isPrivate(value.substring(semicolon + 1))) {
            throw new InvalidPep(value, semicolon + 1, "expected 'private'");
        }
        return value;
    }

    private static boolean isPrivate(String option) {
        return option.endsWith("private") && Python.strip(option).equals("private");
    }
}
