package dev.pypack.compile;

import dev.pypack.compile.marshal.CodeLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytecode of a minor version of CPython. It is the same for all patch levels from the first release on.
 */
public enum BytecodeFormat {
    /** CPython 3.9. */
    CPYTHON_3_9("3.9", 3425, CodeLayout.UNTIL_3_10, SourceHash.SIPHASH_2_4),
    /** CPython 3.10. */
    CPYTHON_3_10("3.10", 3439, CodeLayout.UNTIL_3_10, SourceHash.SIPHASH_2_4),
    /** CPython 3.11. */
    CPYTHON_3_11("3.11", 3495, CodeLayout.SINCE_3_11, SourceHash.SIPHASH_1_3),
    /** CPython 3.12. */
    CPYTHON_3_12("3.12", 3531, CodeLayout.SINCE_3_11, SourceHash.SIPHASH_1_3),
    /** CPython 3.13. */
    CPYTHON_3_13("3.13", 3571, CodeLayout.SINCE_3_11, SourceHash.SIPHASH_1_3),
    /** CPython 3.14. */
    CPYTHON_3_14("3.14", 3627, CodeLayout.SINCE_3_11, SourceHash.SIPHASH_1_3);

    private final String minorVersion;
    private final int magicNumber;
    private final CodeLayout layout;
    private final SourceHash sourceHash;

    BytecodeFormat(String minorVersion, int magicNumber, CodeLayout layout, SourceHash sourceHash) {
        this.minorVersion = minorVersion;
        this.magicNumber = magicNumber;
        this.layout = layout;
        this.sourceHash = sourceHash;
    }

    /**
     * The bytecode of a version.
     *
     * @param minorVersion such as {@code 3.14}
     * @return nothing where pypack does not know it
     */
    public static Optional<BytecodeFormat> of(String minorVersion) {
        return Arrays.stream(values())
                .filter(format -> format.minorVersion.equals(minorVersion))
                .findFirst();
    }

    /**
     * The version of CPython that loads it.
     *
     * @return such as {@code 3.14}
     */
    public String minorVersion() {
        return minorVersion;
    }

    /** The first four bytes of a file, the lowest first: the number, and two that a transfer as text would change. */
    int magic() {
        return magicNumber | ('\r' << 16) | ('\n' << 24);
    }

    CodeLayout layout() {
        return layout;
    }

    SourceHash sourceHash() {
        return sourceHash;
    }
}
