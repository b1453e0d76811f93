package dev.pypack.project;

import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Version;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as Maven writes it, and the PEP 440 version that means the same.
 *
 * <p>{@code -SNAPSHOT} becomes {@code .dev0}. Of Maven's qualifiers, {@code alpha}, {@code beta}, {@code rc} and
 * {@code cr} are pre-releases, {@code ga}, {@code final} and {@code release} mean the release itself, and {@code sp} comes
 * after it. A milestone stands between beta and release candidate, where PEP 440 has nothing.
 */
public final class MavenVersion {
    private static final String SNAPSHOT = "-SNAPSHOT";
    private static final Pattern QUALIFIED =
            Pattern.compile("(\\d+(?:\\.\\d+)*)[.-]?(ga|final|release|cr|sp)[.-]?(\\d*)", Pattern.CASE_INSENSITIVE);

    private final String text;

    /**
     * A version of a POM.
     *
     * @param text as it is written there
     */
    public MavenVersion(String text) {
        this.text = text;
    }

    /**
     * The same version for Python.
     *
     * @return the version, or nothing where PEP 440 has no form for it
     */
    public Optional<Version> toPep440() {
        return text.endsWith(SNAPSHOT)
                ? released(text.substring(0, text.length() - SNAPSHOT.length())).flatMap(MavenVersion::beforeRelease)
                : released(text);
    }

    private static Optional<Version> beforeRelease(Version release) {
        if (release.isDevrelease()) {
            return Optional.empty();
        }
        String local = release.local().map(segment -> "+" + segment).orElse("");
        return parse(release.publicVersion() + ".dev0" + local);
    }

    private static Optional<Version> released(String text) {
        Matcher qualified = QUALIFIED.matcher(text);
        if (!qualified.matches()) {
            return parse(text);
        }
        String numbers = qualified.group(1);
        String count = qualified.group(3);
        return switch (qualified.group(2).toLowerCase(Locale.ROOT)) {
            case "cr" -> parse(numbers + "rc" + count);
            case "sp" -> parse(numbers + ".post" + count);
            default -> count.isEmpty() ? parse(numbers) : Optional.empty();
        };
    }

    private static Optional<Version> parse(String text) {
        try {
            return Optional.of(Version.parse(text));
        } catch (InvalidPep e) {
            return Optional.empty();
        }
    }
}
