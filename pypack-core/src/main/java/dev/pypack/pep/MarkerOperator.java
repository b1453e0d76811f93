package dev.pypack.pep;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a marker compares. */
enum MarkerOperator {
    ARBITRARY("==="),
    EQUAL("=="),
    COMPATIBLE("~="),
    NOT_EQUAL("!="),
    AT_MOST("<="),
    AT_LEAST(">="),
    LESS("<"),
    GREATER(">"),
    IN("in"),
    NOT_IN("not in");

    private final String symbol;

    MarkerOperator(String symbol) {
        this.symbol = symbol;
    }

    /** Reads the operator at a cursor. */
    static MarkerOperator read(Cursor cursor) {
        if (acceptWord(cursor, "in")) {
            return IN;
        }
        if (acceptWord(cursor, "not")) {
            if (!cursor.atBlank()) {
                throw cursor.fail("expected white space after 'not'");
            }
            cursor.skipBlanks();
            if (!acceptWord(cursor, "in")) {
                throw cursor.fail("expected 'in' after 'not'");
            }
            return NOT_IN;
        }
        for (MarkerOperator operator : values()) {
            if (operator != IN && operator != NOT_IN && cursor.accept(operator.symbol)) {
                return operator;
            }
        }
        throw cursor.fail("expected one of ===, ==, ~=, !=, <=, >=, <, >, in, not in");
    }

    /** Accepts a word that doesn't go on. */
    static boolean acceptWord(Cursor cursor, String word) {
        int start = cursor.position();
        if (!cursor.accept(word)) {
            return false;
        }
        if (Python.isWord(cursor.peek())) {
            cursor.moveTo(start);
            return false;
        }
        return true;
    }

    /** The operator that asks for the contrary, if there is one. */
    Optional<MarkerOperator> opposite() {
        return Optional.ofNullable(
                switch (this) {
                    case IN -> NOT_IN;
                    case NOT_IN -> IN;
                    case EQUAL -> NOT_EQUAL;
                    case NOT_EQUAL -> EQUAL;
                    case LESS -> AT_LEAST;
                    case AT_LEAST -> LESS;
                    case GREATER -> AT_MOST;
                    case AT_MOST -> GREATER;
                    case ARBITRARY, COMPATIBLE -> null;
                });
    }

    /** The version specifier of this operator and a text, if together they are one. */
    @Nullable
    Specifier specifier(String text) {
        if (this == IN || this == NOT_IN) {
            return null;
        }
        try {
            return Specifier.parse(symbol + text);
        } catch (InvalidPep notAVersion) {
            return null;
        }
    }

    @Override
    public String toString() {
        return symbol;
    }
}
