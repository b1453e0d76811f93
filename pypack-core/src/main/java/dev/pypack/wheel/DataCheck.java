package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * {@code .data}: files that are installed elsewhere (PEP 427, "The .data directory").
 */
final class DataCheck implements WheelCheck {
    private static final Set<String> SCHEMES =
            new TreeSet<>(Set.of("purelib", "platlib", "headers", "scripts", "data"));
    private static final String DATA = ".data";

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) {
        Map<String, String> installed = new HashMap<>();
        Set<String> foreign = new TreeSet<>();
        for (ArchiveEntry entry : wheel.entries()) {
            String path = entry.name();
            String top = path.substring(0, Math.max(0, path.indexOf('/')));
            if (path.startsWith(wheel.data())) {
                checkFile(path, wheel, found);
            } else if (top.endsWith(DATA) && foreign.add(top)) {
                found.accept(WheelRule.DATA_NAME.at(
                        wheel.archive().place(top), "that of this wheel would be " + wheel.data()));
            }
            String before = installed.put(wheel.installedPath(path), path);
            if (before != null && !before.equals(path)) {
                found.accept(WheelRule.DATA_COLLISION.at(
                        wheel.archive().place(path), EscapedText.of(before) + " is installed there too"));
            }
        }
    }

    private static void checkFile(String path, ReadWheel wheel, Consumer<Finding> found) {
        Place place = wheel.archive().place(path);
        String[] parts = path.substring(wheel.data().length()).split("/", 3);
        if (parts.length == 1) {
            found.accept(WheelRule.DATA_FILE.at(place, "it lies in no folder of " + wheel.data()));
        } else if (!SCHEMES.contains(parts[0])) {
            found.accept(WheelRule.DATA_FOLDER.at(place, "the folders are " + String.join(", ", SCHEMES)));
        } else if (parts[0].equals("scripts")) {
            if (parts.length == 3) {
                found.accept(WheelRule.DATA_SCRIPT_NESTED.at(place, "it lies in a folder of scripts"));
            }
            checkShebang(path, wheel, found);
        }
    }

    private static void checkShebang(String path, ReadWheel wheel, Consumer<Finding> found) {
        if (!wheel.files().containsKey(path)) {
            return;
        }
        String head = new String(wheel.files().get(path).head(), ISO_8859_1);
        String line = head.lines().findFirst().orElse("");
        boolean namesAMachine = line.startsWith("#!/") && line.contains("python") && !line.startsWith("#!/usr/bin/env");
        if (namesAMachine) {
            found.accept(WheelRule.DATA_SHEBANG.at(wheel.archive().place(path), EscapedText.of(line)));
        }
    }
}
