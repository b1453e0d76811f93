package dev.pypack.finding;

import java.util.Locale;

/**
 * What a check looks for. The checks of one room are the constants of one enumeration; the page of all findings is made
 * from them.
 */
public interface Rule {

    /**
     * The name of the constant.
     *
     * @return in upper case
     */
    String name();

    /**
     * What it says of itself.
     *
     * @return the text
     */
    RuleText text();

    /**
     * Its name, which findings carry and configuration uses.
     *
     * @return in kebab-case, stable over versions, no other rule has it
     */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A finding of this rule.
     *
     * @param place where
     * @param message the value and what is wrong with it
     * @return a finding with the severity and the remedy of the rule
     */
    default Finding at(Place place, String message) {
        return new Finding(id(), text().severity(), place, message, text().remedy());
    }
}
