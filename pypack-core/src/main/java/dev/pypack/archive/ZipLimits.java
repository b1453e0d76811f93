package dev.pypack.archive;

/**
 * How much an archive may ask of the machine. An archive beyond a limit is an error, and no file of it is read.
 *
 * @param entries how many, files and folders
 * @param directory of the central directory, in bytes; it is held in memory
 * @param size of all files together, in bytes
 * @param content of a file that is read as a whole by {@link ZipArchive#content}, in bytes
 */
public record ZipLimits(int entries, int directory, long size, int content) {
    /** 200,000 entries, a directory of 32 MiB, 32 GiB of files, 64 MiB for a file in memory. */
    public static final ZipLimits DEFAULT = new ZipLimits(200_000, 32 << 20, 32L << 30, 64 << 20);

    /** From this size on the ratio counts: what PyPI has. */
    static final long RATIO_FROM = 64L << 20;

    /** The content may have this many times the size of the archive: what PyPI has. */
    static final int RATIO = 50;

    /**
     * Limits of one's own.
     *
     * @param entries how many, at least 0
     * @param directory in bytes, at least 0
     * @param size in bytes, at least 0
     * @param content in bytes, at least 0
     */
    public ZipLimits {
        if (entries < 0 || directory < 0 || size < 0 || content < 0) {
            throw new IllegalArgumentException(
                    "a limit is negative: " + entries + ", " + directory + ", " + size + ", " + content);
        }
    }
}
