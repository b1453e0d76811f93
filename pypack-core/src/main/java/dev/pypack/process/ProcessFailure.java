package dev.pypack.process;

/**
 * A child process that could not be started, did not end in time or was not waited for.
 */
public final class ProcessFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The command and what became of it. */
    private final String message;

    /**
     * Says which process failed and how.
     *
     * @param message the command and what became of it
     * @param cause what stopped it
     */
    public ProcessFailure(String message, Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
