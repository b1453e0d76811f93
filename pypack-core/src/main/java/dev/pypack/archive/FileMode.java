package dev.pypack.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
     * The mode of a file by its content: what begins with {@code #!} is executable. So it is the same on a system whose
     * files have no permissions.
     *
     * @param content at least its first two bytes, where it has them
     * @return the mode
     */
    public static FileMode of(byte[] content) {
        return content.length > 1 && content[0] == '#' && content[1] == '!' ? EXECUTABLE : REGULAR;
    }

    static FileMode of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(2));
        }
    }

    /** The nearest to a mode of Unix: executable for its owner or not. */
    static FileMode ofBits(int bits) {
        return (bits & 0100) != 0 ? EXECUTABLE : REGULAR;
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
