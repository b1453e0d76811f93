package dev.pypack.pep;

/**
 * An SPDX licence expression, as core metadata has it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/license-expression/">License expression, PEP
 *     639</a>
 */
public final class LicenseExpression {
    private final String text;

    private LicenseExpression(String text) {
        this.text = text;
    }

    /**
     * Reads an expression, in any case.
     *
     * @param text the expression, such as {@code MIT OR Apache-2.0}
     * @return the expression
     * @throws InvalidPep if the text is no expression, or names a licence or exception that isn't on SPDX's lists and
     *     isn't a {@code LicenseRef-}
     */
    public static LicenseExpression parse(String text) {
        return new LicenseExpression(new LicenseExpressionParser(text).canonical());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LicenseExpression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * The expression in the case that SPDX uses.
     *
     * @return with one blank between its parts
     */
    @Override
    public String toString() {
        return text;
    }
}
