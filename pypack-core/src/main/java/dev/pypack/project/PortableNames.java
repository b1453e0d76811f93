package dev.pypack.project;

import dev.pypack.archive.PathPart;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
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

    private final ProjectFolder project;
    private final List<Finding> mistakes;
    /** Each path and each folder of one, by what a system that knows no case takes it for. */
    private final Map<String, String> spellings = new HashMap<>();

    private final Set<String> checked = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    PortableNames(ProjectFolder project, List<Finding> mistakes) {
        this.project = project;
        this.mistakes = mistakes;
    }

    /** Notes what can't be installed somewhere. */
    void check(List<SourceFile> files) {
        String last = "";
        for (SourceFile file : files) {
            String path = file.name();
            int slash = path.lastIndexOf('/');
            if (slash > 0 && !(slash == last.length() && path.startsWith(last))) {
                last = path.substring(0, slash);
                checkFolder(last, file);
            }
            if (checked.add(path)) {
                check(path, slash, file);
            }
        }
        for (SourceFile file : files) {
            if (folders.contains(file.name())) {
                mistakes.add(Finding.error(
                        "file-and-folder",
                        Place.of(project.nameOf(file.file())),
                        "it would be " + file.name() + " in the wheel, where a folder of this name is too",
                        "Rename one of the two."));
            }
        }
    }

    /** And those that it is in. */
    private void checkFolder(String path, SourceFile file) {
        if (folders.add(path) && checked.add(path)) {
            int slash = path.lastIndexOf('/');
            if (slash > 0) {
                checkFolder(path.substring(0, slash), file);
            }
            check(path, slash, file);
        }
    }

    private void check(String path, int slash, SourceFile file) {
        String other = spellings.putIfAbsent(PathPart.folded(path), path);
        if (other != null) {
            refuse(file, "case-clash", path + " and " + other + " are one and the same name on Windows and macOS");
        }
        Optional<String> why = whyNot(new PathPart(path.substring(slash + 1)));
        if (why.isPresent()) {
            refuse(file, "unportable-name", why.get());
        }
    }

    private static Optional<String> whyNot(PathPart part) {
        String name = part.text();
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            if (Character.isISOControl(each)) {
                return Optional.of(String.format(Locale.ROOT, "Windows can't hold a name with U+%04X", (int) each));
            }
            if (each == '\\' || PathPart.NOT_ON_WINDOWS.indexOf(each) >= 0) {
                return Optional.of("Windows can't hold a name with " + each);
            }
        }
        if (part.isCutOnWindows()) {
            return Optional.of("Windows can't hold a name that ends with a dot or a blank");
        }
        if (part.isDevice()) {
            return Optional.of("Windows can't hold " + name + ", which is the name of a device there");
        }
        return part.bytes() > PathPart.LONGEST
                ? Optional.of("no system holds a name of more than " + PathPart.LONGEST + " bytes")
                : Optional.empty();
    }

    private void refuse(SourceFile file, String id, String message) {
        mistakes.add(Finding.error(id, Place.of(project.nameOf(file.file())), message, "Rename it."));
    }
}
