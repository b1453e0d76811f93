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

/**
 * Names that Linux, macOS and Windows can all hold, each for itself and all of them together: a wheel for any platform
 * has to be installed on any.
 */
final class PortableNames {
    private static final String NOT_ON_WINDOWS = "<>:\"|?*\\";
    private static final Set<String> DEVICES = devices();
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
        String composed = isAscii(path) ? path : Normalizer.normalize(path, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> whyNot(String name) {
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (Character.isISOControl(each)) {
                return Optional.of(String.format(Locale.ROOT, "Windows can't hold a name with U+%04X", (int) each));
            }
            if (NOT_ON_WINDOWS.indexOf(each) >= 0) {
                return Optional.of("Windows can't hold a name with " + each);
            }
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            return Optional.of("Windows can't hold a name that ends with a dot or a blank");
        }
        if (isDevice(name)) {
            return Optional.of("Windows can't hold " + name + ", which is the name of a device there");
        }
        return name.length() > LONGEST / 4 && name.getBytes(UTF_8).length > LONGEST
                ? Optional.of("no system holds a name of more than " + LONGEST + " bytes")
                : Optional.empty();
    }

    /** Windows looks at what stands before the first dot. */
    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return DEVICES.contains(stem.stripTrailing().toUpperCase(Locale.ROOT));
    }

    private static Set<String> devices() {
        Set<String> devices = new HashSet<>(List.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"));
        for (String number : "1 2 3 4 5 6 7 8 9 ¹ ² ³".split(" ", -1)) {
            devices.add("COM" + number);
            devices.add("LPT" + number);
        }
        return devices;
    }

    private void refuse(SourceFile file, String id, String message) {
        mistakes.add(Finding.error(id, Place.of(project.nameOf(file.file())), message, "Rename it."));
    }
}
