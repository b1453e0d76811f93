package dev.pypack.archive;

/**
 * The two permissions that an archive keeps; a umask or a file system never shows in it.
 */
public enum FileMode {
    /** {@code rw-r--r--}. */
    REGULAR(0100644),
    /** {@code rwxr-xr-x}. */
    EXECUTABLE(0100755);

    private final int bits;

    FileMode(int bits) {
        this.bits = bits;
    }

    /**
     * The mode as Unix writes it.
     *
     * @return file type and permissions
     */
    public int bits() {
        return bits;
    }
}
