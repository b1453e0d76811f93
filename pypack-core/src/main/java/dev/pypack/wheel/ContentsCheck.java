package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.Tag;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What is in a wheel by mistake, as far as its files show it.
 */
final class ContentsCheck implements WheelCheck {
    private static final Set<String> COMMON = Set.of(
            "build",
            "data",
            "dist",
            "doc",
            "docs",
            "example",
            "examples",
            "src",
            "test",
            "tests",
            ".eggs",
            ".nox",
            ".tox",
            ".venv");
    private static final Pattern MODULE = Pattern.compile(".*\\.(?:py|pyc|pyo|pyi|so|pyd)");
    private static final Pattern BYTECODE = Pattern.compile(".*\\.py[co]");
    private static final Pattern IDENTIFIER = Pattern.compile("[^\\W\\d]\\w*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String STUBS = "-stubs";
    private static final String PATHS = ".pth";
    /** Empty files, and files with a line or two, are equal without meaning anything. */
    private static final int SHORT = 64;

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) {
        checkEmpty(wheel, found);
        checkBytecode(wheel, found);
        checkDuplicates(wheel, found);
        checkModules(wheel, found);
        checkTopLevel(wheel, found);
    }

    private static void checkEmpty(ReadWheel wheel, Consumer<Finding> found) {
        Place place = wheel.place();
        boolean isEmpty =
                wheel.entries().stream().allMatch(entry -> entry.name().startsWith(wheel.info()));
        if (isEmpty) {
            found.accept(WheelRule.WHEEL_EMPTY.at(place, "it has nothing but " + wheel.info()));
        } else if (wheel.libraryPaths().isEmpty()) {
            found.accept(WheelRule.CONTENTS_EMPTY.at(place, "it has nothing but " + wheel.data()));
        }
    }

    /** In a wheel for one CPython bytecode is what it is for. */
    private static void checkBytecode(ReadWheel wheel, Consumer<Finding> found) {
        boolean isForOnePython =
                wheel.name().tags().stream().map(Tag::toString).allMatch(tag -> tag.matches("cp\\d{2,}-none-any"));
        for (ArchiveEntry entry : wheel.entries()) {
            boolean isInCache = entry.name().contains("__pycache__/");
            if (BYTECODE.matcher(entry.name()).matches() && (isInCache || !isForOnePython)) {
                found.accept(WheelRule.CONTENTS_BYTECODE.at(wheel.archive().place(entry.name()), "bytecode"));
            }
        }
    }

    private static void checkDuplicates(ReadWheel wheel, Consumer<Finding> found) {
        Map<ByteBuffer, List<String>> byHash = new TreeMap<>();
        for (ReadFile file : wheel.files().values()) {
            if (file.entry().size() > SHORT && !file.entry().name().startsWith(wheel.info())) {
                byHash.computeIfAbsent(ByteBuffer.wrap(file.sha256()), any -> new ArrayList<>())
                        .add(file.entry().name());
            }
        }
        byHash.values().stream()
                .filter(names -> names.size() > 1)
                .forEach(names -> found.accept(WheelRule.CONTENTS_DUPLICATE.at(
                        wheel.archive().place(names.get(0)), names.size() - 1 + " more: " + shown(names))));
    }

    private static String shown(List<String> names) {
        return EscapedText.of(String.join(", ", names.subList(1, Math.min(4, names.size()))));
    }

    private static void checkModules(ReadWheel wheel, Consumer<Finding> found) {
        for (String path : wheel.libraryPaths()) {
            String[] parts = path.split("/", -1);
            String file = parts[parts.length - 1];
            if (file.endsWith(".py")) {
                parts[parts.length - 1] = file.substring(0, file.length() - 3);
                parts[0] = parts.length > 1 && parts[0].endsWith(STUBS)
                        ? parts[0].substring(0, parts[0].length() - STUBS.length())
                        : parts[0];
                for (String part : parts) {
                    if (!IDENTIFIER.matcher(part).matches()) {
                        found.accept(WheelRule.CONTENTS_NOT_IMPORTABLE.at(
                                wheel.archive().place(path), EscapedText.of(part) + " is no identifier"));
                        break;
                    }
                }
            }
        }
    }

    private static void checkTopLevel(ReadWheel wheel, Consumer<Finding> found) {
        Map<String, List<String>> byTop = new TreeMap<>();
        for (String path : wheel.libraryPaths()) {
            int slash = path.indexOf('/');
            String top = slash < 0 ? path : path.substring(0, slash + 1);
            byTop.computeIfAbsent(top, any -> new ArrayList<>()).add(path);
        }
        byTop.forEach((top, paths) -> checkTop(top, paths, wheel.archive().place(top), found));
        Set<String> packages = new TreeSet<>(byTop.keySet());
        packages.removeIf(top -> top.startsWith("_") || top.endsWith(PATHS));
        if (packages.size() > 1) {
            found.accept(WheelRule.CONTENTS_SEVERAL.at(wheel.place(), EscapedText.of(String.join(", ", packages))));
        }
    }

    private static void checkTop(String top, List<String> paths, Place place, Consumer<Finding> found) {
        if (!top.endsWith("/")) {
            if (top.equals("__init__.py")) {
                found.accept(WheelRule.CONTENTS_TOPLEVEL_INIT.at(place, "it is at the top level"));
            } else if (!MODULE.matcher(top).matches() && !top.endsWith(PATHS)) {
                found.accept(WheelRule.CONTENTS_TOPLEVEL_FILE.at(place, "it is no module"));
            }
            return;
        }
        if (COMMON.contains(top.substring(0, top.length() - 1))) {
            found.accept(WheelRule.CONTENTS_COMMON_NAME.at(place, "many packages have such a folder"));
        }
        if (paths.stream().noneMatch(path -> MODULE.matcher(path).matches())) {
            found.accept(WheelRule.CONTENTS_NO_MODULE.at(place, "there is no module in it"));
        }
    }
}
