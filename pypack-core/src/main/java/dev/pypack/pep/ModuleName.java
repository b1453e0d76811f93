package dev.pypack.pep;

import java.util.Set;

/**
 * Names that an {@code import} statement can say.
 *
 * @see <a href="https://docs.python.org/3/reference/lexical_analysis.html#names-identifiers-and-keywords">Python, "Names
 *     (identifiers and keywords)"</a>
 */
public final class ModuleName {
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private ModuleName() {}

    /**
     * Whether a module or package of this name can be imported.
     *
     * @param name one name, without dots
     * @return true for an identifier that is no keyword
     */
    public static boolean isImportable(String name) {
        return Python.isIdentifier(name) && !KEYWORDS.contains(name);
    }

    /**
     * Whether a text is made of identifiers with dots between them, as in an object reference.
     *
     * @param text such as {@code acme.cli}
     * @return true where each part is an identifier; a keyword counts as one
     */
    public static boolean isDotted(String text) {
        for (String part : text.split("\\.", -1)) {
            if (!Python.isIdentifier(part)) {
                return false;
            }
        }
        return true;
    }
}
