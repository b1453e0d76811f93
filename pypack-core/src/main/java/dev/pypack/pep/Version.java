package dev.pypack.pep;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a project. Versions are equal if they sort alike, so {@code 1.0} equals {@code 1.0.0}, though each keeps
 * its own text.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/">Version specifiers, PEP
 *     440</a>
 */
public final class Version implements Comparable<Version> {
    private final String key;
    private final Ends ends;
    /** Written when it is first asked for. */
    private @Nullable String text;

    /** How many numbers the release has as written, and where the parts of the key end. */
    record Ends(int components, int release, int prerelease, int post, int publicPart) {}

    Version(String key, Ends ends) {
        this.key = key;
        this.ends = ends;
    }

    /**
     * Reads a version in any spelling that PEP 440, appendix B, allows.
     *
     * @param text the version; white space round it is ignored
     * @return the version
     * @throws InvalidPep if the text is no version, or has a number of more than 4300 digits
     */
    public static Version parse(String text) {
        return parse(new Cursor(text));
    }

    /** Reads the version that fills a cursor. */
    static Version parse(Cursor cursor) {
        cursor.skipSpace();
        Version version = new VersionParser(cursor).version();
        cursor.skipSpace();
        cursor.expectEnd("the end of the version");
        return version;
    }

    /** Reads a version where a text may be none. */
    static Optional<Version> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (InvalidPep notAVersion) {
            return Optional.empty();
        }
    }

    /**
     * The epoch, the part before {@code !}.
     *
     * @return 0 unless one is written
     */
    public BigInteger epoch() {
        String epoch = epochText();
        return epoch.isEmpty() ? BigInteger.ZERO : new BigInteger(epoch.substring(0, epoch.length() - 1));
    }

    /** The epoch with the mark behind it, if it isn't zero. */
    private String epochText() {
        return toString().substring(0, toString().indexOf('!') + 1);
    }

    /**
     * The numbers of the release, with the trailing zeros that are written.
     *
     * @return at least one number, each at least 0
     */
    public List<BigInteger> release() {
        return Arrays.stream(releaseText().split("\\.", -1))
                .map(BigInteger::new)
                .toList();
    }

    private String releaseText() {
        int start = epochText().length();
        int end = start;
        for (String normal = toString(); end < normal.length() && isReleasePart(normal, end); ) {
            end++;
        }
        return toString().substring(start, end);
    }

    private static boolean isReleasePart(String normal, int place) {
        return Python.isDigit(normal.charAt(place))
                || (normal.charAt(place) == '.' && Python.isDigit(normal.charAt(place + 1)));
    }

    /**
     * The local version, the part after {@code +}.
     *
     * @return the normalised label, if the version has one
     */
    public Optional<String> local() {
        return hasLocal() ? Optional.of(toString().substring(toString().indexOf('+') + 1)) : Optional.empty();
    }

    boolean hasLocal() {
        return ends.publicPart() < key.length();
    }

    /**
     * The version without its local part.
     *
     * @return this version if it has none
     */
    public Version publicVersion() {
        return hasLocal() ? parse(toString().substring(0, toString().indexOf('+'))) : this;
    }

    /**
     * The version's epoch and release alone.
     *
     * @return a final release
     */
    public Version baseVersion() {
        return parse(epochText() + releaseText());
    }

    /**
     * Whether this is an alpha, beta, release candidate or development release.
     *
     * @return true for {@code 1.0a1} and {@code 1.0.dev0}
     */
    public boolean isPrerelease() {
        return key.charAt(ends.release()) != VersionKey.FINAL || isDevrelease();
    }

    /**
     * Whether this is a post-release.
     *
     * @return true for {@code 1.0.post1}
     */
    public boolean isPostrelease() {
        return key.charAt(ends.prerelease()) != VersionKey.NO_POST;
    }

    /**
     * Whether this is a development release.
     *
     * @return true for {@code 1.0.dev0}
     */
    public boolean isDevrelease() {
        return key.charAt(ends.post()) == VersionKey.DEVELOPMENT;
    }

    int releaseComponents() {
        return ends.components();
    }

    /** Whether there is nothing but epoch and release. */
    boolean isRelease() {
        return !isPrerelease() && !isPostrelease() && !hasLocal();
    }

    /** Compares with a version as if this one had no local part. */
    int comparePublicTo(Version other) {
        String publicKey = hasLocal() ? key.substring(0, ends.publicPart()) : key;
        return publicKey.compareTo(other.key);
    }

    /** Whether epoch, release and pre-release are those of another version. */
    boolean hasPrereleaseOf(Version other) {
        return key.regionMatches(0, other.key, 0, other.ends.prerelease());
    }

    /** Whether this version, which sorts before another that is no pre-release, is a pre-release of it. */
    boolean leadsTo(Version other) {
        int stem = other.isPostrelease() ? other.ends.post() : other.ends.release();
        return key.regionMatches(0, other.key, 0, stem);
    }

    /**
     * Whether epoch and release begin as those of a prefix, both with as many zeros behind as the other needs.
     *
     * @param prefix whose first numbers count
     * @param components how many of them
     */
    boolean hasReleasePrefix(Version prefix, int components) {
        int place = 0;
        int prefixPlace = 0;
        for (int number = 0; number <= components; number++) {
            int length = numberLength(place);
            int prefixLength = prefix.numberLength(prefixPlace);
            if (length == 0 || prefixLength == 0) {
                if (!isZeroAt(place) || !prefix.isZeroAt(prefixPlace)) {
                    return false;
                }
            } else if (length != prefixLength || !key.regionMatches(place, prefix.key, prefixPlace, length)) {
                return false;
            }
            place += length;
            prefixPlace += prefixLength;
        }
        return true;
    }

    /** How long the number at a place of the key is; none where the release has ended. */
    private int numberLength(int place) {
        return key.charAt(place);
    }

    private boolean isZeroAt(int place) {
        return key.charAt(place) <= VersionKey.ZERO;
    }

    @Override
    public int compareTo(Version other) {
        return key.compareTo(other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Version version && key.equals(version.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /**
     * The version in its normal form (PEP 440, section "Normalization").
     *
     * @return with the zeros of the release as they were written
     */
    @Override
    public String toString() {
        String written = text;
        if (written == null) {
            written = VersionText.of(key, ends.components());
            text = written;
        }
        return written;
    }
}
