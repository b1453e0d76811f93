package dev.pypack.pep;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a requirement, by the grammar of PEP 508. */
final class RequirementParser {
    private final String text;
    private final Cursor cursor;

    RequirementParser(String text) {
        this.text = text;
        this.cursor = new Cursor(text);
    }

    Requirement requirement() {
        cursor.skipBlanks();
        String name = identifier("a project name");
        cursor.skipBlanks();
        Set<String> extras = extras();
        cursor.skipBlanks();
        if (cursor.accept('@')) {
            String url = url();
            return new Requirement(name, extras, SpecifierSet.parse(""), url, marker("';' or the end"));
        }
        SpecifierSet specifiers = specifiers();
        cursor.skipBlanks();
        return new Requirement(name, extras, specifiers, null, marker("a version specifier, ',', ';' or the end"));
    }

    private String identifier(String expected) {
        int start = cursor.position();
        if (Python.isAsciiAlphanumeric(cursor.peek())) {
            int end = start;
            while (isIdentifierPart(cursor.peek())) {
                boolean mayEnd = cursor.peek() != '-' && cursor.peek() != '.';
                cursor.advance();
                if (mayEnd) {
                    end = cursor.position();
                }
            }
            cursor.moveTo(end);
        }
        if (cursor.position() == start) {
            throw cursor.fail("expected " + expected);
        }
        return cursor.since(start);
    }

    private static boolean isIdentifierPart(char c) {
        return Python.isAsciiAlphanumeric(c) || c == '.' || c == '_' || c == '-';
    }

    private Set<String> extras() {
        Set<String> extras = new TreeSet<>();
        if (!cursor.accept('[')) {
            return extras;
        }
        cursor.skipBlanks();
        if (cursor.accept(']')) {
            return extras;
        }
        while (true) {
            extras.add(identifier("the name of an extra"));
            cursor.skipBlanks();
            if (cursor.accept(']')) {
                return extras;
            }
            if (!cursor.accept(',')) {
                throw cursor.fail("expected ',' or ']' after the name of an extra");
            }
            cursor.skipBlanks();
        }
    }

    private String url() {
        cursor.skipBlanks();
        int start = cursor.position();
        while (!cursor.atEnd() && !cursor.atBlank()) {
            cursor.advance();
        }
        if (cursor.position() == start) {
            throw cursor.fail("expected a URL after '@'");
        }
        String url = cursor.since(start);
        cursor.skipBlanks();
        return url;
    }

    private SpecifierSet specifiers() {
        int parenthesis = cursor.position();
        if (!cursor.accept('(')) {
            return clauses();
        }
        cursor.skipBlanks();
        SpecifierSet specifiers = clauses();
        cursor.skipBlanks();
        if (!cursor.accept(')')) {
            throw cursor.atEnd()
                    ? cursor.failAt(parenthesis, "the parenthesis is never closed")
                    : cursor.fail("expected a version specifier or ')'");
        }
        return specifiers;
    }

    /** Finds where the clauses end; a comma may be the last of them. */
    private SpecifierSet clauses() {
        int start = cursor.position();
        while (isOperator(cursor.peek())) {
            stepOverClause();
            cursor.skipBlanks();
            if (!cursor.accept(',')) {
                break;
            }
            cursor.skipBlanks();
        }
        return SpecifierSet.parse(text, start, cursor.position());
    }

    private void stepOverClause() {
        boolean arbitrary = cursor.accept("===");
        while (!arbitrary && isOperator(cursor.peek())) {
            cursor.advance();
        }
        cursor.skipSpace();
        // Behind === a comma is a part of the text that is compared.
        while (!cursor.atEnd() && Specifier.isArbitrary(cursor.peek()) && (arbitrary || cursor.peek() != ',')) {
            cursor.advance();
        }
    }

    private static boolean isOperator(char c) {
        return c == '=' || c == '<' || c == '>' || c == '!' || c == '~';
    }

    private @Nullable Marker marker(String expected) {
        if (cursor.atEnd()) {
            return null;
        }
        if (!cursor.accept(';')) {
            throw cursor.fail("expected " + expected);
        }
        MarkerNode root = new MarkerParser(cursor).marker();
        cursor.expectEnd("'and', 'or' or the end of the marker");
        return new Marker(root);
    }
}
