package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.build.Sha256;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.ModuleName;
import dev.pypack.pep.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in a wheel by mistake, as far as its files show it.
 */
final class ContentsCheck implements WheelCheck {
    private static final Set<String> COMMON = Set.of(
            "app",
            "build",
            "cli",
            "data",
            "dist",
            "doc",
            "docs",
            "example",
            "examples",
            "lib",
            "scripts",
            "src",
            "test",
            "tests",
            ".eggs",
            ".nox",
            ".tox",
            ".venv",
            "venv");
    private static final Pattern MODULE = Pattern.compile(".*\\.(?:py|so|pyd)");
    private static final Pattern BYTECODE = Pattern.compile(".*\\.py[co]");
    private static final Pattern ONE_PYTHON = Pattern.compile("cp\\d{2,}-none-.+");
    /** Where in a file of bytecode its flags begin. */
    private static final int FLAGS = 4;

    private static final String SOURCE = ".py";
    private static final String STUBS = "-stubs/";
    private static final String PATHS = ".pth";
    private static final String CODING = "# -*- coding: utf-8 -*-";
    /** Such files are equal without meaning anything. */
    private static final Set<Sha256> MEANINGLESS = Stream.of("", "\n", "\r\n", CODING, CODING + "\n", CODING + "\r\n")
            .map(text -> Sha256.of(text.getBytes(UTF_8)))
            .collect(Collectors.toUnmodifiableSet());

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

    private static void checkBytecode(ReadWheel wheel, Consumer<Finding> found) {
        boolean isBytecodeMeant = isForOnePython(wheel);
        for (ArchiveEntry entry : wheel.entries()) {
            String path = entry.name();
            if (!BYTECODE.matcher(path).matches()) {
                continue;
            }
            String source = path.substring(0, path.lastIndexOf('.')) + SOURCE;
            if (wheel.archive().entry(source).isPresent() && !(isBytecodeMeant && hasHashOfSource(wheel, path))) {
                found.accept(WheelRule.CONTENTS_STALE_BYTECODE.at(
                        wheel.archive().place(path), EscapedText.of(source) + " is loaded instead"));
            }
            if (!isBytecodeMeant || path.contains("__pycache__/")) {
                found.accept(WheelRule.CONTENTS_BYTECODE.at(wheel.archive().place(path), "bytecode"));
            }
        }
    }

    /** Only who is asked to writes such a header (PEP 552), and none by mistake. */
    private static boolean hasHashOfSource(ReadWheel wheel, String path) {
        ReadFile file = wheel.files().get(path);
        return file != null && file.head().length > FLAGS && (file.head()[FLAGS] & 1) == 1;
    }

    /** In such a wheel bytecode is what it is for. */
    private static boolean isForOnePython(ReadWheel wheel) {
        return wheel.name().tags().stream()
                .map(Tag::toString)
                .allMatch(tag -> ONE_PYTHON.matcher(tag).matches());
    }

    private static void checkDuplicates(ReadWheel wheel, Consumer<Finding> found) {
        Map<Sha256, List<String>> byHash = new LinkedHashMap<>();
        for (ReadFile file : wheel.files().values()) {
            byHash.computeIfAbsent(file.sha256(), any -> new ArrayList<>())
                    .add(file.entry().name());
        }
        byHash.keySet().removeAll(MEANINGLESS);
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
            if (MODULE.matcher(path).matches()) {
                int file = path.lastIndexOf('/') + 1;
                String module = path.substring(0, path.indexOf('.', file));
                Arrays.stream(module.split("/", -1))
                        .filter(name -> !ModuleName.isImportable(name))
                        .findFirst()
                        .ifPresent(name -> found.accept(WheelRule.CONTENTS_NOT_IMPORTABLE.at(
                                wheel.archive().place(path), EscapedText.of(name) + " can't be imported")));
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
        Predicate<String> isModule = moduleIn(wheel);
        byTop.forEach(
                (top, paths) -> checkTop(top, paths, isModule, wheel.archive().place(top), found));
        Set<String> packages = new TreeSet<>(byTop.keySet());
        packages.removeIf(top -> top.startsWith("_") || top.endsWith(PATHS));
        if (packages.size() > 1) {
            found.accept(WheelRule.CONTENTS_SEVERAL.at(wheel.place(), EscapedText.of(String.join(", ", packages))));
        }
    }

    private static Predicate<String> moduleIn(ReadWheel wheel) {
        Predicate<String> isModule = MODULE.asMatchPredicate();
        return isForOnePython(wheel) ? isModule.or(BYTECODE.asMatchPredicate()) : isModule;
    }

    private static void checkTop(
            String top, List<String> paths, Predicate<String> isModule, Place place, Consumer<Finding> found) {
        boolean isFolder = top.endsWith("/");
        if (COMMON.contains(isFolder ? top.substring(0, top.length() - 1) : top)) {
            found.accept(WheelRule.CONTENTS_COMMON_NAME.at(place, "many packages have this name"));
        }
        if (top.equals("__init__.py")) {
            found.accept(WheelRule.CONTENTS_TOPLEVEL_INIT.at(place, "it is at the top level"));
        }
        if (!isFolder && !isModule.test(top) && !top.endsWith(PATHS)) {
            found.accept(WheelRule.CONTENTS_TOPLEVEL_FILE.at(place, "it is no module"));
        }
        if (isFolder && !top.endsWith(STUBS) && paths.stream().noneMatch(isModule)) {
            found.accept(WheelRule.CONTENTS_NO_MODULE.at(place, "there is no module in it"));
        }
    }
}
