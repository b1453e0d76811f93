package dev.pypack.python.worker;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a source: code, or a problem.
 */
public final class Compiled {
    private final int magic;
    private final byte[] code;
    private final @Nullable CompileProblem problem;

    private Compiled(int magic, byte[] code, @Nullable CompileProblem problem) {
        this.magic = magic;
        this.code = code;
        this.problem = problem;
    }

    static Compiled code(int magic, byte[] code) {
        return new Compiled(magic, code, null);
    }

    static Compiled problem(int magic, CompileProblem problem) {
        return new Compiled(magic, new byte[0], problem);
    }

    /**
     * Why there is no code.
     *
     * @return nothing where there is some
     */
    public Optional<CompileProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * The code object of the module, as {@code marshal.dumps} wrote it.
     *
     * @return empty where only a check was asked for, or there is a problem; the array is the caller's
     */
    public byte[] code() {
        return code;
    }

    /**
     * How bytecode files of the compiler begin.
     *
     * @return four bytes, the lowest first
     */
    public int magic() {
        return magic;
    }
}
