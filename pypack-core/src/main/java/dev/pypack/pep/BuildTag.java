package dev.pypack.pep;

import java.math.BigInteger;

/**
 * The build tag of a wheel, which breaks a tie between two wheels of one version.
 *
 * @param number the digits that it begins with, at least 0
 * @param suffix the rest; may be empty
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">Binary distribution
 *     format, "File name convention"</a>
 */
public record BuildTag(BigInteger number, String suffix) implements Comparable<BuildTag> {
    @Override
    public int compareTo(BuildTag other) {
        int order = number.compareTo(other.number);
        return order == 0 ? CodePointOrder.INSTANCE.compare(suffix, other.suffix) : order;
    }

    /**
     * Number and suffix, as in a file name.
     *
     * @return without leading zeros
     */
    @Override
    public String toString() {
        return number + suffix;
    }
}
