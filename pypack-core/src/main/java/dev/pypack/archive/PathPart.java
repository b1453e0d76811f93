package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file or a folder of a path, as the systems see it which have to hold it: Linux, macOS and Windows.
 *
 * @param text its name, without a slash
 */
public record PathPart(String text) {
    /** What no name on Windows has, but for slash and backslash. */
    public static final String NOT_ON_WINDOWS = ":?*<>|\"";
    /** What file systems hold, in bytes of UTF-8. */
    public static final int LONGEST = 255;

    private static final Pattern DEVICE =
            Pattern.compile("CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[1-9\u00b9\u00b2\u00b3]");
    private static final int LONGEST_DEVICE = "CONOUT$".length();

    /**
     * Whether Windows takes it for a device: with any extension, and with blanks before it.
     *
     * @return as with {@code con} and {@code Aux .txt}
     */
    public boolean isDevice() {
        int dot = text.indexOf('.');
        String stem = (dot < 0 ? text : text.substring(0, dot)).stripTrailing();
        return stem.length() <= LONGEST_DEVICE
                && stem.length() >= "CON".length()
                && DEVICE.matcher(stem.toUpperCase(Locale.ROOT)).matches();
    }

    /**
     * Whether Windows drops its end.
     *
     * @return whether a dot or a blank stands there
     */
    public boolean isCutOnWindows() {
        return text.endsWith(".") || text.endsWith(" ");
    }

    /**
     * How much of {@link #LONGEST} it takes.
     *
     * @return in bytes of UTF-8
     */
    public int bytes() {
        return isAscii(text) ? text.length() : text.getBytes(UTF_8).length;
    }

    /**
     * What a path is for systems that look neither at case nor at how Unicode writes a character: paths which clash
     * somewhere have the same. Python's imports compare by NFKC too.
     *
     * @param path parts with slashes between them
     * @return as many parts with slashes between them
     */
    public static String folded(String path) {
        if (isAscii(path)) {
            return path.toLowerCase(Locale.ROOT);
        }
        // Part by part, for some letters have a slash in them when they are taken apart.
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            parts.add(composed(withoutCase(composed(part))).replace('/', '\uFFFF'));
        }
        return String.join("/", parts);
    }

    static String withoutCase(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
