package dev.pypack.project.edit;

import java.util.ArrayList;
import java.util.List;

/** Requirements with commas between them, of which some have commas themselves. */
final class CommaSeparated {
    private final String text;
    private final List<String> pieces = new ArrayList<>();
    private int start;

    CommaSeparated(String text) {
        this.text = text;
    }

    /** Each requirement, without white space around; what is empty is none. */
    List<String> pieces() {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            } else if (c == ',' && depth == 0 && !belongsToRequirement(i)) {
                take(i);
            }
        }
        take(text.length());
        return List.copyOf(pieces);
    }

    private void take(int end) {
        String piece = text.substring(start, end).strip();
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        start = end + 1;
    }

    private boolean belongsToRequirement(int comma) {
        return isInUrl(comma) || "<>=!~".indexOf(firstBehind(comma)) >= 0;
    }

    private char firstBehind(int comma) {
        String rest = text.substring(comma + 1).stripLeading();
        return rest.isEmpty() ? ',' : rest.charAt(0);
    }

    /** A URL ends at white space. */
    private boolean isInUrl(int comma) {
        String before = text.substring(start, comma);
        int at = before.indexOf('@');
        return at >= 0
                && before.substring(0, at).indexOf(';') < 0
                && before.substring(at + 1).stripLeading().chars().noneMatch(Character::isWhitespace);
    }
}
