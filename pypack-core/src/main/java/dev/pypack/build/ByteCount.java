package dev.pypack.build;

import java.util.Locale;

/** A number of bytes in words. */
public final class ByteCount {
    private ByteCount() {}

    /**
     * A size as people read it, in units of a thousand.
     *
     * @param bytes the size, from 0
     * @return such as {@code 812 B}, {@code 12.3 kB} or {@code 4.0 MB}
     */
    public static String inWords(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
