package dev.pypack.finding;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a check found, in the order in which it was found.
 */
public final class Findings implements Iterable<Finding> {
    private final List<Finding> found;

    private Findings(Collection<Finding> found) {
        this.found = List.copyOf(found);
    }

    /**
     * Findings as a value.
     *
     * @param found what was found
     * @return the same, unchangeable
     */
    public static Findings of(Collection<Finding> found) {
        return new Findings(found);
    }

    /**
     * Those that fail the goal.
     *
     * @return the findings of severity {@link Severity#ERROR}
     */
    public Findings errors() {
        return new Findings(stream().filter(f -> f.severity() == Severity.ERROR).toList());
    }

    /**
     * Whether something was found that fails the goal.
     *
     * @return true where there is a finding of severity {@link Severity#ERROR}
     */
    public boolean haveErrors() {
        for (Finding each : found) {
            if (each.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /**
     * These and others.
     *
     * @param others what was found besides
     * @return these, then the others
     */
    public Findings and(Findings others) {
        return new Findings(Stream.concat(stream(), others.stream()).toList());
    }

    /**
     * Whether nothing was found.
     *
     * @return true where there is no finding
     */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * The findings in their order.
     *
     * @return a new stream
     */
    public Stream<Finding> stream() {
        return found.stream();
    }

    @Override
    public Iterator<Finding> iterator() {
        return found.iterator();
    }

    /**
     * All findings for people, one below the other.
     *
     * @return lines, without one at the end
     */
    public String toText() {
        return stream().map(Finding::toText).collect(Collectors.joining("\n"));
    }
}
