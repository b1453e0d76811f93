package dev.pypack.finding;

import java.util.List;

/**
 * What a rule says of itself.
 *
 * @param severity how much a finding of it weighs where nobody says otherwise
 * @param what what the finding says of a file: a sentence
 * @param why why it matters, and to whom: a sentence or a few, with the standard or the tool that asks for it
 * @param example a value that gives this finding
 * @param remedy what to do about it: a sentence or a few
 * @param peers the same in other tools: tool and name, such as {@code check-wheel-contents W001}; mostly none
 */
public record RuleText(Severity severity, String what, String why, String example, String remedy, List<String> peers) {
    /**
     * The text of a rule.
     *
     * @param severity how much a finding weighs
     * @param what what a finding says
     * @param why why it matters
     * @param example a value that gives it
     * @param remedy what to do about it
     * @param peers the same in other tools
     */
    public RuleText {
        peers = List.copyOf(peers);
    }
}
