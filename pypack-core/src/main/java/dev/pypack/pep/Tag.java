package dev.pypack.pep;

import java.util.Locale;
import java.util.Set;

/**
 * What a wheel needs to run: an interpreter, an ABI and a platform.
 *
 * @param interpreter such as {@code cp312} or {@code py3}, lower case
 * @param abi such as {@code cp312} or {@code none}, lower case
 * @param platform such as {@code manylinux_2_17_x86_64} or {@code any}, lower case
 * @see <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">Platform compatibility
 *     tags, PEP 425</a>
 */
public record Tag(String interpreter, String abi, String platform) implements Comparable<Tag> {
    /**
     * A tag of its parts.
     *
     * @param interpreter in any case
     * @param abi in any case
     * @param platform in any case
     */
    public Tag {
        interpreter = interpreter.toLowerCase(Locale.ROOT);
        abi = abi.toLowerCase(Locale.ROOT);
        platform = platform.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a tag whose parts may be compressed sets, with {@code .} between their members.
     *
     * @param text the tag, such as {@code py2.py3-none-any}
     * @return every tag that it stands for, in the order in which they are written
     * @throws InvalidPep if there are not three parts, a member is empty, an interpreter is no Python identifier, or the
     *     text stands for more than 65,536 tags
     */
    public static Set<Tag> parseSet(String text) {
        return CompressedTags.parse(text, 0, text.length()).expanded();
    }

    @Override
    public int compareTo(Tag other) {
        int order = interpreter.compareTo(other.interpreter);
        if (order == 0) {
            order = abi.compareTo(other.abi);
        }
        return order == 0 ? platform.compareTo(other.platform) : order;
    }

    /** Written out, for wheels are chosen by thousands of tags: that of a record is put together when it is first called. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tag tag
                && interpreter.equals(tag.interpreter)
                && abi.equals(tag.abi)
                && platform.equals(tag.platform);
    }

    @Override
    public int hashCode() {
        return (interpreter.hashCode() * 31 + abi.hashCode()) * 31 + platform.hashCode();
    }

    /**
     * The three parts with hyphens between them.
     *
     * @return as in a wheel's {@code WHEEL} file
     */
    @Override
    public String toString() {
        return interpreter + "-" + abi + "-" + platform;
    }
}
