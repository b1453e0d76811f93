package dev.pypack.wheel;

import dev.pypack.archive.ReadFile;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Native files against the tags of the wheel. Only extension modules are judged: a library or program may be carried for
 * another machine on purpose.
 */
final class NativeCheck implements WheelCheck {
    private static final String ANY = "any";
    /** As {@code importlib} names extension modules; a bare {@code lib*.so} is a library. */
    static final Pattern MODULE = Pattern.compile("(?<path>(?:.*/)?(?!lib)[^/.]+)(?:\\.(?<abi>[\\w-]+))?\\.(?:so|pyd)");

    private static final List<String> OTHER_SUFFIXES = List.of(".abi3.so", ".so", ".pyd", ".py");
    private static final Pattern CPYTHON = Pattern.compile("(?:cpython-|cp)(?<version>\\d+t?)d?(?:-.*)?");

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        boolean hasNative = false;
        boolean isPure = isPure(wheel);
        Set<String> platforms = platforms(wheel);
        TaggedPythons pythons = TaggedPythons.of(wheel.name().tags());
        for (ReadFile file : wheel.files().values()) {
            Optional<NativeFile> nativeFile = NativeFile.of(file.head());
            hasNative |= nativeFile.isPresent();
            Matcher module = MODULE.matcher(file.entry().name());
            if (nativeFile.isPresent() && module.matches()) {
                Place place = wheel.archive().place(file.entry().name());
                checkPlatforms(nativeFile.get(), platforms, place, found);
                checkAbi(module, pythons, wheel, found);
                if (isPure) {
                    found.accept(WheelRule.NATIVE_PURELIB.at(place, "Root-Is-Purelib is true"));
                }
            }
        }
        if (!hasNative && !platforms.contains(ANY) && (isPure || isForAbi(wheel))) {
            found.accept(WheelRule.NATIVE_NONE.at(
                    wheel.place(), "the tags are for " + EscapedText.of(String.join(", ", platforms))));
        }
    }

    /** Without an ABI and not pure, its Python files are meant for the platform. */
    private static boolean isForAbi(ReadWheel wheel) {
        return wheel.name().tags().stream().anyMatch(tag -> !tag.abi().equals("none"));
    }

    private static boolean isPure(ReadWheel wheel) throws IOException {
        Optional<byte[]> bytes = wheel.infoFile("WHEEL", finding -> {});
        return bytes.flatMap(Utf8::decode)
                .map(text -> text.lines().anyMatch(line -> line.matches("(?i)Root-Is-Purelib:\\s*true\\s*")))
                .orElse(false);
    }

    private static Set<String> platforms(ReadWheel wheel) {
        return wheel.name().tags().stream().map(Tag::platform).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkPlatforms(NativeFile file, Set<String> platforms, Place place, Consumer<Finding> found) {
        for (String platform : platforms) {
            if (platform.equals(ANY)) {
                found.accept(WheelRule.NATIVE_ANY.at(place, file.toString()));
            }
            Optional<NativePlatform> wanted = NativePlatform.of(platform);
            if (wanted.isPresent() && !wanted.get().loads(file)) {
                found.accept(WheelRule.NATIVE_MACHINE.at(place, file + ", and the wheel is for " + platform));
            }
        }
    }

    /** A module for one version is let pass where the wheel has the same module for every version too. */
    private static void checkAbi(Matcher module, TaggedPythons pythons, ReadWheel wheel, Consumer<Finding> found) {
        Matcher cpython =
                CPYTHON.matcher(Optional.ofNullable(module.group("abi")).orElse(""));
        if (!cpython.matches()) {
            return;
        }
        String abi = "cp" + cpython.group("version");
        boolean hasOther = OTHER_SUFFIXES.stream()
                .anyMatch(suffix ->
                        wheel.archive().entry(module.group("path") + suffix).isPresent());
        if (pythons.exclude(abi) && !hasOther) {
            found.accept(WheelRule.NATIVE_ABI.at(
                    wheel.archive().place(module.group()),
                    "it is for " + abi + ", and the wheel for " + EscapedText.of(String.join(", ", pythons.abis()))));
        }
    }
}
