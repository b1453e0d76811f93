package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file name of a lock: {@code pylock.toml}, or {@code pylock.<name>.toml} where there are several.
 *
 * @param name what tells the lock from others, without dots, if anything does
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#file-name">pylock.toml, "File Name"
 *     (PEP 751)</a>
 */
public record PylockName(Optional<String> name) {
    /** The lock without a name. */
    public static final PylockName DEFAULT = new PylockName(Optional.empty());

    private static final Pattern FILE_NAME = Pattern.compile("pylock\\.(?:([^.]+)\\.)?toml", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[^./\\\\]+");

    /**
     * A name without dots.
     *
     * @param name what tells the lock from others
     * @throws IllegalArgumentException if it is empty, or has a dot or a separator of folders
     */
    public PylockName {
        if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            throw new IllegalArgumentException("no lock can have the name " + name.get());
        }
    }

    /**
     * The file name of a lock with a name.
     *
     * @param name what tells the lock from others, such as a target id
     * @return the file name
     * @throws IllegalArgumentException if the name is empty, or has a dot or a separator of folders
     */
    public static PylockName of(String name) {
        return new PylockName(Optional.of(name));
    }

    /**
     * Reads a file name.
     *
     * @param fileName the name without folders
     * @return what it is called, if it can be a lock
     */
    public static Optional<PylockName> parse(String fileName) {
        Matcher parts = FILE_NAME.matcher(fileName);
        return parts.matches() ? Optional.of(parts.group(1) == null ? DEFAULT : of(parts.group(1))) : Optional.empty();
    }

    /** The name of a file that has to be a lock. */
    static PylockName require(String fileName) {
        return parse(fileName)
                .orElseThrow(() -> new UserMistake(Finding.error(
                        "lock-name",
                        Place.of(fileName),
                        "no lock has this name: it is pylock.toml or pylock.<name>.toml, and <name> has no dot",
                        "Rename it to " + suggested(fileName) + ".")));
    }

    private static String suggested(String fileName) {
        String stem = fileName.toLowerCase(Locale.ROOT)
                .replaceFirst("^pylock[.]?", "")
                .replaceFirst("[.]?toml$", "")
                .replaceAll("[./\\\\]+", "_");
        return (stem.isEmpty() ? DEFAULT : of(stem)).toString();
    }

    /**
     * The file name.
     *
     * @return such as {@code pylock.toml} or {@code pylock.linux_amd64-cp312.toml}
     */
    @Override
    public String toString() {
        return name.isPresent() ? "pylock." + name.get() + ".toml" : "pylock.toml";
    }
}
