package dev.pypack.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that Linux, macOS and Windows can all hold, each for itself and all of them together: a wheel for any platform
 * has to be installed on any.
 */
final class PortableNames {
    private static final String NOT_ON_WINDOWS = "<>:\"|?*\\";
    private static final Pattern DEVICE = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[1-9¹²³]) *(\\..*)?", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 255;

    private final ProjectFolder project;
    private final List<Finding> mistakes;
    /** Each path and each folder of one, by what a system that knows no case takes it for. */
    private final Map<String, String> spellings = new HashMap<>();

    private final Set<String> checked = new HashSet<>();

    PortableNames(ProjectFolder project, List<Finding> mistakes) {
        this.project = project;
        this.mistakes = mistakes;
    }

    /** Notes what can't be installed somewhere. */
    void check(List<SourceFile> files) {
        files.forEach(file -> check(file.name(), file));
    }

    private void check(String path, SourceFile file) {
        if (!checked.add(path)) {
            return;
        }
        int slash = path.lastIndexOf('/');
        if (slash > 0) {
            check(path.substring(0, slash), file);
        }
        String other = spellings.putIfAbsent(folded(path), path);
        if (other != null) {
            refuse(file, "case-clash", path + " and " + other + " are one and the same name on Windows and macOS");
        }
        String name = path.substring(slash + 1);
        whyNot(name).ifPresent(why -> refuse(file, "unportable-name", why));
    }

    private static String folded(String path) {
        String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> whyNot(String name) {
        Optional<String> character = name.codePoints()
                .filter(each -> Character.isISOControl(each) || NOT_ON_WINDOWS.indexOf(each) >= 0)
                .mapToObj(
                        each -> Character.isISOControl(each) ? String.format("U+%04X", each) : Character.toString(each))
                .findFirst();
        if (character.isPresent()) {
            return Optional.of("Windows can't hold a name with " + character.get());
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("Windows can't hold a name that ends with a dot or a blank");
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("Windows can't hold " + name + ", which is the name of a device there");
        }
        return name.getBytes(UTF_8).length > LONGEST
                ? Optional.of("no system holds a name of more than " + LONGEST + " bytes")
                : Optional.empty();
    }

    private void refuse(SourceFile file, String id, String message) {
        mistakes.add(Finding.error(id, Place.of(project.nameOf(file.file())), message, "Rename it."));
    }
}
