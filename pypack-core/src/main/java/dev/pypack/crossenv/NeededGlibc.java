package dev.pypack.crossenv;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.lock.SelectedPackage;
import dev.pypack.pep.Tag;
import dev.pypack.target.Family;
import dev.pypack.target.Floor;
import dev.pypack.target.Target;
import dev.pypack.wheel.UnpackedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The C library that a wheel needs whose tag doesn't tell it: {@code linux_x86_64} is whatever machine has built it (PEP 600).
 * Its native files name the versions of the symbols that they take from glibc.
 */
final class NeededGlibc {
    private static final String UNTOLD = "linux_";
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final Pattern SYMBOL_VERSION = Pattern.compile("GLIBC_(?:2\\.(\\d{1,2})(?!\\d)|ABI_DT_RELR)");
    /** The first that knows packed relocations, for which the linker asks by a name instead of a version. */
    private static final int WITH_PACKED_RELOCATIONS = 36;

    private NeededGlibc() {}

    /** Each file of the package that a machine with no more than the target's floor can't load. */
    static List<Finding> of(SelectedPackage selected, KeptWheel kept, Target target) throws IOException {
        List<Finding> found = new ArrayList<>();
        boolean isUntold =
                kept.wheel().name().tags().stream().map(Tag::platform).anyMatch(tag -> tag.startsWith(UNTOLD));
        if (isUntold) {
            for (UnpackedFile file : kept.files()) {
                Optional<Floor> needed = needed(kept.path(file));
                if (needed.isPresent() && !isMet(needed.get(), target)) {
                    found.add(finding(selected, file, needed.get(), target));
                }
            }
        }
        return found;
    }

    private static boolean isMet(Floor needed, Target target) {
        Optional<Floor> floor = target.platform().floor();
        return floor.isPresent() && floor.get().family() == Family.GLIBC && needed.compareTo(floor.get()) <= 0;
    }

    private static Optional<Floor> needed(Path file) throws IOException {
        if (!isElf(file)) {
            return Optional.empty();
        }
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return SYMBOL_VERSION
                .matcher(content)
                .results()
                .map(match -> match.group(1) == null ? WITH_PACKED_RELOCATIONS : Integer.parseInt(match.group(1)))
                .map(minor -> new Floor(Family.GLIBC, 2, minor))
                .max(Floor::compareTo);
    }

    private static boolean isElf(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(ELF.length), ELF);
        }
    }

    private static Finding finding(SelectedPackage selected, UnpackedFile file, Floor needed, Target target) {
        String targets = target.platform().family() == Family.GLIBC
                ? " Or, if all machines that it shall run on have it:\n    [tool.pypack]\n    targets = [\""
                        + target.platform().name() + ":" + needed + "\"]"
                : "";
        return Finding.error(
                "newer-glibc",
                Place.of(target.id()),
                EscapedText.of(file.path()) + " of " + selected.locked().label() + " needs " + needed
                        + ", by the machine that it was built on, and " + target + " promises no more than "
                        + target.platform().floor().map(Floor::toString).orElse("nothing"),
                "Build the wheel on a system like that, deploy it to your index and lock it." + targets);
    }
}
