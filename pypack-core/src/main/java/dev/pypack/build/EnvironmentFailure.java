package dev.pypack.build;

import org.jspecify.annotations.Nullable;

/**
 * The machine, the network or a tool did not do what the build needs; what the user wrote is not to blame.
 */
public final class EnvironmentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message with the remedy below it. */
    private final String text;

    /**
     * Says what failed and what to do.
     *
     * @param message the place, the value and the reason
     * @param remedy the next command, or what to set; empty where the message says it
     * @param cause what was thrown, or null where nothing was
     */
    public EnvironmentFailure(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.text =
                remedy.isEmpty() ? message : message + "\n" + remedy.indent(4).stripTrailing();
    }

    /** The message, and the remedy indented below. */
    @Override
    public String getMessage() {
        return text;
    }
}
