package dev.pypack.python.worker;

/**
 * Why a source could not be compiled.
 *
 * @param line where it is, from 1; 0 where nobody knows
 * @param column in the line, in characters from 1; 0 where nobody knows
 * @param message what CPython says
 * @param text of the line, as it is written; empty where nobody knows
 */
public record CompileProblem(int line, int column, String message, String text) {

    static CompileProblem of(String message) {
        return new CompileProblem(0, 0, message, "");
    }
}
