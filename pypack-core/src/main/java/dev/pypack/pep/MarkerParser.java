package dev.pypack.pep;

import java.util.ArrayList;
import java.util.List;

/** Reads a marker at a cursor, by the grammar of PEP 508. */
final class MarkerParser {
    /** Far more than people write, far less than a stack holds. */
    private static final int DEEPEST_NESTING = 500;

    private final Cursor cursor;

    MarkerParser(Cursor cursor) {
        this.cursor = cursor;
    }

    MarkerNode marker() {
        return marker(0);
    }

    private MarkerNode marker(int depth) {
        List<AnyOf.AllOf> alternatives = new ArrayList<>();
        List<MarkerNode> terms = new ArrayList<>();
        terms.add(term(depth));
        while (true) {
            if (MarkerOperator.acceptWord(cursor, "and")) {
                terms.add(term(depth));
            } else if (MarkerOperator.acceptWord(cursor, "or")) {
                alternatives.add(new AnyOf.AllOf(terms));
                terms.clear();
                terms.add(term(depth));
            } else {
                alternatives.add(new AnyOf.AllOf(terms));
                return unwrapped(alternatives);
            }
        }
    }

    /** Parentheses round a single term say nothing. */
    private static MarkerNode unwrapped(List<AnyOf.AllOf> alternatives) {
        if (alternatives.size() == 1) {
            List<MarkerNode> terms = alternatives.get(0).terms();
            if (terms.size() == 1) {
                return terms.get(0);
            }
        }
        return new AnyOf(alternatives);
    }

    private MarkerNode term(int depth) {
        cursor.skipBlanks();
        MarkerNode term = cursor.peek() == '(' ? parenthesized(depth) : comparison();
        cursor.skipBlanks();
        return term;
    }

    private MarkerNode parenthesized(int depth) {
        int start = cursor.position();
        if (depth == DEEPEST_NESTING) {
            throw cursor.fail("parentheses nest more than " + DEEPEST_NESTING + " deep");
        }
        cursor.advance();
        MarkerNode marker = marker(depth + 1);
        if (!cursor.accept(')')) {
            throw cursor.atEnd()
                    ? cursor.failAt(start, "the parenthesis is never closed")
                    : cursor.fail("expected 'and', 'or' or ')'");
        }
        return marker;
    }

    private Comparison comparison() {
        Comparison.Operand left = operand();
        cursor.skipBlanks();
        MarkerOperator operator = MarkerOperator.read(cursor);
        cursor.skipBlanks();
        return Comparison.of(left, operator, operand());
    }

    private Comparison.Operand operand() {
        return PythonString.isQuote(cursor.peek())
                ? new Comparison.Literal(PythonString.read(cursor))
                : new Comparison.Variable(MarkerVariable.read(cursor));
    }
}
