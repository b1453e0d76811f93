package dev.pypack.wheel;

import dev.pypack.archive.ReadFile;
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
    private static final Pattern MODULE = Pattern.compile("(?:.*/)?(?!lib)[^/.]+(?:\\.(?<abi>[\\w-]+))?\\.(?:so|pyd)");

    private static final Pattern CPYTHON = Pattern.compile("(?:cpython-|cp)(?<version>\\d+t?)d?(?:-.*)?");

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        boolean hasNative = false;
        boolean isPure = isPure(wheel);
        for (ReadFile file : wheel.files().values()) {
            Optional<NativeFile> nativeFile = NativeFile.of(file.head());
            hasNative |= nativeFile.isPresent();
            Matcher module = MODULE.matcher(file.entry().name());
            if (nativeFile.isPresent() && module.matches()) {
                Place place = wheel.archive().place(file.entry().name());
                checkPlatforms(nativeFile.get(), wheel, place, found);
                checkAbi(module.group("abi"), wheel, place, found);
                if (isPure) {
                    found.accept(WheelRule.NATIVE_PURELIB.at(place, "Root-Is-Purelib is true"));
                }
            }
        }
        Set<String> platforms = platforms(wheel);
        if (!hasNative && !platforms.contains(ANY)) {
            found.accept(WheelRule.NATIVE_NONE.at(wheel.place(), "the tags are for " + String.join(", ", platforms)));
        }
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

    private static void checkPlatforms(NativeFile file, ReadWheel wheel, Place place, Consumer<Finding> found) {
        for (String platform : platforms(wheel)) {
            if (platform.equals(ANY)) {
                found.accept(WheelRule.NATIVE_ANY.at(place, file.toString()));
            }
            Optional<NativePlatform> wanted = NativePlatform.of(platform);
            if (wanted.isPresent() && !wanted.get().loads(file)) {
                found.accept(WheelRule.NATIVE_MACHINE.at(place, file + ", and the wheel is for " + platform));
            }
        }
    }

    private static void checkAbi(String suffix, ReadWheel wheel, Place place, Consumer<Finding> found) {
        Matcher cpython = CPYTHON.matcher(suffix == null ? "" : suffix);
        List<String> abis =
                wheel.name().tags().stream().map(Tag::abi).distinct().toList();
        boolean areOfOnePython = abis.stream().allMatch(abi -> abi.matches("cp\\d+t?m?u?"));
        if (cpython.matches() && areOfOnePython) {
            String abi = "cp" + cpython.group("version");
            if (abis.stream().noneMatch(each -> each.replaceAll("[mu]+$", "").equals(abi))) {
                found.accept(WheelRule.NATIVE_ABI.at(
                        place, "it is for " + abi + ", and the wheel for " + String.join(", ", abis)));
            }
        }
    }
}
