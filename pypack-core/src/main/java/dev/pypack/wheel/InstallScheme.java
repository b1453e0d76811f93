package dev.pypack.wheel;

/**
 * A kind of place below which an installer puts files of a wheel.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format, "Spread" (PEP 427)</a>
 */
public enum InstallScheme {
    /** The folder from which Python imports: {@code purelib} and {@code platlib}, which are one for every target. */
    LIBRARY,
    /** Headers of C, in a folder of the package's name. */
    HEADERS,
    /** Commands. */
    SCRIPTS,
    /** The root of the environment. */
    DATA;

    /** The scheme of a folder of {@code .data}, of which the checks know that it is one. */
    static InstallScheme ofFolder(String folder) {
        return switch (folder) {
            case "headers" -> HEADERS;
            case "scripts" -> SCRIPTS;
            case "data" -> DATA;
            default -> LIBRARY;
        };
    }
}
