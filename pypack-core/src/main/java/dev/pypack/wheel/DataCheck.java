package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
        }
        checkCollisions(wheel, found);
    }

    /** What the archive's own names do to each other is for the archive's rules to say. */
    private static void checkCollisions(ReadWheel wheel, Consumer<Finding> found) {
        NavigableMap<String, String> installed = new TreeMap<>();
        for (ArchiveEntry entry : wheel.entries()) {
            String before = installed.put(key(wheel.installedPath(entry.name())), entry.name());
            if (before != null) {
                noteCollision(before, entry.name(), wheel, found);
            }
        }
        String file = "";
        String path = "";
        for (Map.Entry<String, String> each : installed.entrySet()) {
            if (!file.isEmpty() && each.getKey().startsWith(file + "\0")) {
                noteCollision(path, each.getValue(), wheel, found);
            } else {
                file = each.getKey();
                path = each.getValue();
            }
        }
    }

    /** In an order in which what is below a file stands right behind it; Windows and macOS know no case. */
    private static String key(String installedPath) {
        return installedPath.toLowerCase(Locale.ROOT).replace('/', '\0');
    }

    private static void noteCollision(String one, String other, ReadWheel wheel, Consumer<Finding> found) {
        if (one.startsWith(wheel.data()) || other.startsWith(wheel.data())) {
            found.accept(WheelRule.DATA_COLLISION.at(
                    wheel.archive().place(other), EscapedText.of(one) + " is installed there too"));
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
            checkName(new ScriptName(parts[1]), place, found);
            checkShebang(path, wheel, found);
        }
    }

    private static void checkName(ScriptName name, Place place, Consumer<Finding> found) {
        if (name.isInterpreter()) {
            found.accept(WheelRule.DATA_SCRIPT.at(place, "uv refuses this name"));
        } else if (name.isActivation()) {
            found.accept(WheelRule.SCRIPT_ACTIVATION.at(place, "each virtual environment has such a script"));
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
