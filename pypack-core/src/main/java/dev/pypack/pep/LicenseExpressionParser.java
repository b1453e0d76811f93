package dev.pypack.pep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks a licence expression and writes it in canonical case; a state machine, so that nesting costs no stack. */
final class LicenseExpressionParser {
    private static final String REFERENCE = "licenseref-";

    private final String input;
    private final List<Token> tokens;
    private final Map<String, String> references = new HashMap<>();
    private final StringBuilder canonical = new StringBuilder();
    private int depth;

    private record Token(String text, int position) {
        String lowerCase() {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** What came before a token. */
    private enum State {
        /** Nothing that could end an expression. */
        WANTS_OPERAND,
        AFTER_LICENSE,
        AFTER_WITH,
        /** An operand that takes no exception: a parenthesis, or a licence that has one. */
        AFTER_OPERAND
    }

    LicenseExpressionParser(String input) {
        this.input = input;
        this.tokens = tokens();
    }

    private List<Token> tokens() {
        List<Token> found = new ArrayList<>();
        int position = 0;
        while (position < input.length()) {
            char c = input.charAt(position);
            int start = position++;
            if (Python.isSpace(c)) {
                continue;
            }
            if (!isParenthesis(c)) {
                while (position < input.length() && isWordPart(input.charAt(position))) {
                    position++;
                }
            }
            Token token = new Token(input.substring(start, position), start);
            found.add(token);
            if (token.lowerCase().startsWith(REFERENCE)) {
                // References differ by more than case; of two spellings of one the last is taken.
                references.put(token.lowerCase(), "LicenseRef-" + token.text().substring(REFERENCE.length()));
            }
        }
        return found;
    }

    private static boolean isWordPart(char c) {
        return !isParenthesis(c) && !Python.isSpace(c);
    }

    private static boolean isParenthesis(char c) {
        return c == '(' || c == ')';
    }

    String canonical() {
        State state = State.WANTS_OPERAND;
        for (Token token : tokens) {
            state = next(state, token);
        }
        if (state == State.WANTS_OPERAND || state == State.AFTER_WITH) {
            throw new InvalidPep(input, input.length(), "expected a licence");
        }
        if (depth > 0) {
            throw new InvalidPep(input, input.length(), "expected ')'");
        }
        return canonical.toString();
    }

    private State next(State state, Token token) {
        String word = token.lowerCase();
        return switch (word) {
            case "and", "or" -> {
                require(state == State.AFTER_LICENSE || state == State.AFTER_OPERAND, token, "expected a licence");
                yield write(word.toUpperCase(Locale.ROOT), State.WANTS_OPERAND);
            }
            case "with" -> {
                require(state == State.AFTER_LICENSE, token, "an exception goes with a single licence");
                yield write("WITH", State.AFTER_WITH);
            }
            case "(" -> {
                require(state == State.WANTS_OPERAND, token, "expected AND or OR before '('");
                depth++;
                yield write("(", State.WANTS_OPERAND);
            }
            case ")" -> {
                require(state == State.AFTER_LICENSE || state == State.AFTER_OPERAND, token, "expected a licence");
                require(--depth >= 0, token, "there is no '(' for this");
                canonical.append(')');
                yield State.AFTER_OPERAND;
            }
            default -> identifier(state, token);
        };
    }

    private State identifier(State state, Token token) {
        String word = token.lowerCase();
        if (state == State.AFTER_WITH) {
            require(SpdxIds.EXCEPTIONS.contains(word), token, "SPDX has no such exception");
            return write(SpdxIds.EXCEPTIONS.canonical(word), State.AFTER_OPERAND);
        }
        require(state == State.WANTS_OPERAND, token, "expected AND, OR or WITH");
        return write(word.startsWith(REFERENCE) ? reference(token) : license(token), State.AFTER_LICENSE);
    }

    private String license(Token token) {
        String word = token.lowerCase();
        boolean orLater = word.endsWith("+");
        String id = orLater ? word.substring(0, word.length() - 1) : word;
        require(SpdxIds.LICENSES.contains(id), token, "SPDX has no such licence");
        return SpdxIds.LICENSES.canonical(id) + (orLater ? "+" : "");
    }

    private String reference(Token token) {
        String word = token.lowerCase();
        boolean valid = word.length() > REFERENCE.length()
                && word.chars().allMatch(c -> c == '.' || c == '-' || Python.isAsciiAlphanumeric((char) c));
        require(valid, token, "a reference has only ASCII letters, digits, '.' and '-'");
        return references.getOrDefault(word, word);
    }

    private State write(String word, State after) {
        if (canonical.length() > 0 && canonical.charAt(canonical.length() - 1) != '(') {
            canonical.append(' ');
        }
        canonical.append(word);
        return after;
    }

    private void require(boolean valid, Token token, String reason) {
        if (!valid) {
            throw new InvalidPep(input, token.position(), reason);
        }
    }
}
