package dev.pypack.pep;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a marker holds or doesn't: the comparisons that decide it. If it holds, those of the first alternative that does;
 * if not, those that are false in each alternative.
 *
 * @param holds whether the marker holds
 * @param reasons the comparisons that decide
 */
public record MarkerExplanation(boolean holds, List<Reason> reasons) {
    /**
     * An explanation by comparisons.
     *
     * @param holds whether the marker holds
     * @param reasons the comparisons that decide
     */
    public MarkerExplanation {
        reasons = List.copyOf(reasons);
    }

    /**
     * One comparison.
     *
     * @param comparison as the marker has it
     * @param holds whether it holds
     * @param variable the variable that it asks for
     * @param value the variable's value; the members of a set sorted, with commas between them
     */
    public record Reason(String comparison, boolean holds, String variable, String value) {
        /**
         * A sentence.
         *
         * @return such as {@code sys_platform == "win32" is false: sys_platform is "linux"}
         */
        @Override
        public String toString() {
            return comparison + " is " + holds + ": " + variable + " is \"" + value + "\"";
        }
    }

    /**
     * The reasons, a line each.
     *
     * @return for people to read
     */
    @Override
    public String toString() {
        return reasons.stream().map(Reason::toString).collect(Collectors.joining("\n"));
    }
}
