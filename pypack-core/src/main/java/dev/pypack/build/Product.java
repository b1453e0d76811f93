package dev.pypack.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Something that a goal made.
 *
 * @param name what it is, such as {@code Wheel}
 * @param path where it lies
 * @param bytes its size
 * @param parts how many parts are in it
 * @param part what one of these is, such as {@code file}
 * @param time how long it took to make
 */
public record Product(String name, Path path, long bytes, int parts, String part, Duration time) {
    /**
     * Something with files in it.
     *
     * @param name what it is
     * @param path where it lies
     * @param bytes its size
     * @param files how many files are in it
     * @param time how long it took to make
     */
    public Product(String name, Path path, long bytes, int files, Duration time) {
        this(name, path, bytes, files, "file", time);
    }

    /**
     * The line with which a goal ends.
     *
     * @param shown the path as it is to be shown
     * @return {@code Wheel target/x-1.0-py3-none-any.whl (12.3 kB, 14 files) in 0.12 s}
     */
    public String toLine(String shown) {
        return line(shown, "");
    }

    /**
     * The line with which a goal ends that had nothing to do.
     *
     * @param shown the path as it is to be shown
     * @return {@code Wheel target/x-1.0-py3-none-any.whl is up to date (12.3 kB, 14 files) in 0.02 s}
     */
    public String toUpToDateLine(String shown) {
        return line(shown, " is up to date");
    }

    private String line(String shown, String state) {
        return String.format(
                Locale.ROOT,
                "%s %s%s (%s, %d %s) in %.2f s",
                name,
                shown,
                state,
                ByteCount.inWords(bytes),
                parts,
                parts == 1 ? part : part + "s",
                time.toMillis() / 1000.0);
    }
}
