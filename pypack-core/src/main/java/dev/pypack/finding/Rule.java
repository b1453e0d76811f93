package dev.pypack.finding;

import java.util.List;

/**
 * What a check looks for. The checks of one room are the constants of one enumeration; the page of all findings is made
 * from them.
 */
public interface Rule {

    /**
     * Its name, which findings carry and configuration uses.
     *
     * @return in kebab-case, stable over versions, no other rule has it
     */
    String id();

    /**
     * How much a finding of it weighs where nobody says otherwise.
     *
     * @return the severity
     */
    Severity severity();

    /**
     * What the finding says of a file.
     *
     * @return a sentence
     */
    String what();

    /**
     * Why it matters, and to whom.
     *
     * @return a sentence or a few, with the standard or the tool that asks for it
     */
    String why();

    /**
     * What it looks like.
     *
     * @return a value that gives this finding
     */
    String example();

    /**
     * What to do about it.
     *
     * @return a sentence or a few
     */
    String remedy();

    /**
     * The same in other tools.
     *
     * @return tool and name, such as {@code check-wheel-contents W001}; mostly none
     */
    default List<String> peers() {
        return List.of();
    }

    /**
     * A finding of this rule.
     *
     * @param place where
     * @param message the value and what is wrong with it
     * @return a finding with the severity and the remedy of the rule
     */
    default Finding at(Place place, String message) {
        return new Finding(id(), severity(), place, message, remedy());
    }
}
