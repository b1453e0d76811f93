package dev.pypack.pep;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file name of a wheel. Names are equal if they say the same, however they are spelled.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format, "File name convention" (PEP 427)</a>
 */
public final class WheelName {
    private static final String EXTENSION = ".whl";
    private static final String PARTS =
            "a wheel's name has five parts, or six with a build tag, and hyphens between them";

    private final String fileName;
    private final String distribution;
    private final Version version;
    private final @Nullable BuildTag buildTag;
    private final Set<Tag> tags;

    private WheelName(
            String fileName, String distribution, Version version, @Nullable BuildTag buildTag, Set<Tag> tags) {
        this.fileName = fileName;
        this.distribution = distribution;
        this.version = version;
        this.buildTag = buildTag;
        this.tags = tags;
    }

    /**
     * Reads a file name, as leniently as installers do.
     *
     * @param fileName the name without folders, such as {@code numpy-2.1.0-cp312-cp312-win_amd64.whl}
     * @return the parts of the name
     * @throws InvalidPep if this is no file name of a wheel
     */
    public static WheelName parse(String fileName) {
        if (!fileName.endsWith(EXTENSION)) {
            throw new InvalidPep(fileName, fileName.length(), "the file name of a wheel ends in .whl");
        }
        int end = fileName.length() - EXTENSION.length();
        int nameEnd = nextHyphen(fileName, 0, end);
        int versionEnd = nextHyphen(fileName, nameEnd + 1, end);
        int tags = tags(fileName, end);
        if (tags <= versionEnd) {
            throw new InvalidPep(fileName, end, PARTS);
        }
        return new WheelName(
                fileName,
                distribution(fileName, nameEnd),
                Version.parse(new Cursor(fileName, nameEnd + 1, versionEnd)),
                tags == versionEnd + 1 ? null : buildTag(fileName, versionEnd + 1, tags - 1),
                CompressedTags.parse(fileName, tags, end).expanded());
    }

    private static int nextHyphen(String fileName, int from, int end) {
        int hyphen = fileName.indexOf('-', from);
        if (hyphen < 0 || hyphen > end) {
            throw new InvalidPep(fileName, end, PARTS);
        }
        return hyphen;
    }

    /** Where the last three parts begin. */
    private static int tags(String fileName, int end) {
        int hyphen = end;
        for (int part = 0; part < 3; part++) {
            hyphen = fileName.lastIndexOf('-', hyphen - 1);
            if (hyphen < 0) {
                throw new InvalidPep(fileName, end, PARTS);
            }
        }
        return hyphen + 1;
    }

    private static String distribution(String fileName, int end) {
        if (end == 0) {
            throw new InvalidPep(fileName, 0, "the distribution's name can't be empty");
        }
        int place = 0;
        while (place < end) {
            int c = fileName.codePointAt(place);
            if (c != '.' && !Python.isWord(c)) {
                throw new InvalidPep(fileName, place, "a distribution's name has only letters, digits, '_' and '.'");
            }
            place += Character.charCount(c);
        }
        int doubled = fileName.indexOf("__");
        if (doubled >= 0 && doubled < end) {
            throw new InvalidPep(fileName, doubled, "a distribution's name has no two '_' in a row");
        }
        return PackageName.canonical(fileName.substring(0, end));
    }

    private static BuildTag buildTag(String fileName, int start, int end) {
        int hyphen = fileName.indexOf('-', start);
        if (hyphen >= 0 && hyphen < end) {
            throw new InvalidPep(fileName, hyphen, PARTS);
        }
        int digitsEnd = start;
        while (digitsEnd < end && Python.isDigit(fileName.charAt(digitsEnd))) {
            digitsEnd++;
        }
        if (digitsEnd == start) {
            throw new InvalidPep(fileName, start, "a build tag begins with a digit");
        }
        if (digitsEnd - start > VersionParser.MOST_DIGITS) {
            throw new InvalidPep(fileName, start, "a number has at most " + VersionParser.MOST_DIGITS + " digits");
        }
        int line = fileName.indexOf('\n', digitsEnd);
        int suffixEnd = line < 0 || line > end ? end : line;
        return new BuildTag(
                new BigInteger(fileName.substring(start, digitsEnd)), fileName.substring(digitsEnd, suffixEnd));
    }

    /**
     * The file name that a wheel of these parts has: all of them normalised, the tags compressed and sorted.
     *
     * @param distribution the project's name
     * @param version the version
     * @param buildTag the build tag; empty for none
     * @param tags the tags: every combination of the interpreters, ABIs and platforms in them
     * @return the name
     * @throws InvalidPep if the name is none, or the tags make none
     */
    public static WheelName of(
            String distribution, Version version, Optional<BuildTag> buildTag, Collection<Tag> tags) {
        String name = PackageName.normalize(distribution).replace('-', '_');
        String build = buildTag.map(tag -> "-" + tag).orElse("");
        return parse(name + "-" + version + build + "-" + CompressedTags.compressed(tags) + EXTENSION);
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

    /**
     * The build tag.
     *
     * @return the tag, if the name has one
     */
    public Optional<BuildTag> buildTag() {
        return Optional.ofNullable(buildTag);
    }

    /**
     * What the wheel runs on.
     *
     * @return every tag that the name stands for, in the order in which they are written
     */
    public Set<Tag> tags() {
        return tags;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WheelName name
                && distribution.equals(name.distribution)
                && version.equals(name.version)
                && Objects.equals(buildTag, name.buildTag)
                && tags.equals(name.tags);
    }

    @Override
    public int hashCode() {
        return Objects.hash(distribution, version, buildTag, tags);
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
