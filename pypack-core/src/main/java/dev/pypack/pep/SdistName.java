package dev.pypack.pep;

import java.util.Objects;

/**
 * The file name of a source distribution. Names are equal if they say the same, however they are spelled.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/source-distribution-format/">Source distribution
 *     format, PEP 625</a>
 */
public final class SdistName {
    private static final String EXTENSION = ".tar.gz";
    private static final String OLD_EXTENSION = ".zip";

    private final String fileName;
    private final String distribution;
    private final Version version;

    private SdistName(String fileName, String distribution, Version version) {
        this.fileName = fileName;
        this.distribution = distribution;
        this.version = version;
    }

    /**
     * Reads a file name, as leniently as installers do.
     *
     * @param fileName the name without folders, such as {@code flask-3.1.0.tar.gz}; older projects have {@code .zip}
     * @return the parts of the name
     * @throws InvalidPep if this is no file name of a source distribution
     */
    public static SdistName parse(String fileName) {
        int end = stemEnd(fileName);
        int hyphen = fileName.lastIndexOf('-', end - 1);
        if (hyphen < 0) {
            throw new InvalidPep(fileName, end, "expected a hyphen between name and version");
        }
        if (hyphen == 0) {
            throw new InvalidPep(fileName, 0, "the distribution's name can't be empty");
        }
        return new SdistName(
                fileName,
                PackageName.canonical(fileName.substring(0, hyphen)),
                Version.parse(new Cursor(fileName, hyphen + 1, end)));
    }

    private static int stemEnd(String fileName) {
        if (fileName.endsWith(EXTENSION)) {
            return fileName.length() - EXTENSION.length();
        }
        if (fileName.endsWith(OLD_EXTENSION)) {
            return fileName.length() - OLD_EXTENSION.length();
        }
        throw new InvalidPep(
                fileName, fileName.length(), "the file name of a source distribution ends in .tar.gz or .zip");
    }

    /**
     * The file name that PEP 625 wants.
     *
     * @param distribution the project's name
     * @param version the version
     * @return the name, with the extension {@code .tar.gz}
     * @throws InvalidPep if the name is none
     */
    public static SdistName of(String distribution, Version version) {
        return parse(PackageName.normalize(distribution).replace('-', '_') + "-" + version + EXTENSION);
    }

    /**
     * The project's name.
     *
     * @return normalised, with hyphens
     */
    public String distribution() {
        return distribution;
    }

    /**
     * The version.
     *
     * @return the version of the project
     */
    public Version version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SdistName name
                && distribution.equals(name.distribution)
                && version.equals(name.version);
    }

    @Override
    public int hashCode() {
        return Objects.hash(distribution, version);
    }

    /**
     * The file name.
     *
     * @return as it was read
     */
    @Override
    public String toString() {
        return fileName;
    }
}
