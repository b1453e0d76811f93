package dev.pypack.finding;

/**
 * One remark of a check.
 *
 * @param id the name of the rule, stable over versions, in kebab-case
 * @param severity how much it weighs
 * @param place where it was found
 * @param message the value and what is wrong with it, in one or a few lines
 * @param remedy what to do: the lines to write or the command to run; empty where the message says it
 */
public record Finding(String id, Severity severity, Place place, String message, String remedy) {

    /**
     * A finding that fails the goal.
     *
     * @param id the name of the rule
     * @param place where it was found
     * @param message the value and what is wrong with it
     * @param remedy what to do
     * @return the finding
     */
    public static Finding error(String id, Place place, String message, String remedy) {
        return new Finding(id, Severity.ERROR, place, message, remedy);
    }

    /**
     * A finding that is said and does not fail the goal.
     *
     * @param id the name of the rule
     * @param place where it was found
     * @param message the value and what is wrong with it
     * @param remedy what to do
     * @return the finding
     */
    public static Finding warning(String id, Place place, String message, String remedy) {
        return new Finding(id, Severity.WARNING, place, message, remedy);
    }

    /**
     * The finding for people: place and message, and the remedy indented below.
     *
     * @return lines, without one at the end
     */
    public String toText() {
        String said = place + ": " + message;
        return remedy.isEmpty() ? said : said + "\n" + remedy.indent(4).stripTrailing();
    }
}
