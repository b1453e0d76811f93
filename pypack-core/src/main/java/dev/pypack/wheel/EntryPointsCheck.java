package dev.pypack.wheel;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code entry_points.txt}: the entry points specification, "File format".
 */
final class EntryPointsCheck implements WheelCheck {
    private static final String FILE = "entry_points.txt";
    private static final Set<String> SCRIPTS = Set.of("console_scripts", "gui_scripts");
    /** For configparser what is true of all groups. */
    private static final String DEFAULT = "DEFAULT";

    private static final Pattern INDENT = Pattern.compile("\\s*");
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public void check(ReadWheel wheel, Consumer<Finding> found) throws IOException {
        Optional<byte[]> bytes = wheel.infoFile(FILE, found);
        Optional<String> text = bytes.flatMap(Utf8::decode);
        if (bytes.isPresent() && text.isEmpty()) {
            found.accept(WheelRule.ENTRY_POINTS_SYNTAX.at(wheel.infoPlace(FILE, 0), "it is not UTF-8"));
        }
        if (text.isPresent()) {
            new Reading(wheel, found).read(text.get());
        }
    }

    /** One reading of the file, from the top to the bottom. */
    private static final class Reading {
        private final ReadWheel wheel;
        private final Consumer<Finding> found;
        private final Set<String> groups = new HashSet<>();
        private final Map<String, String> scripts = new HashMap<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> modules;
        private String group = "";
        /** Of the last entry: a line that stands further to the right goes on with it. */
        private int indent = Integer.MAX_VALUE;

        Reading(ReadWheel wheel, Consumer<Finding> found) {
            this.wheel = wheel;
            this.found = found;
            this.modules = modules(wheel);
        }

        void read(String text) {
            int number = 0;
            for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
                String line = lines.next();
                number++;
                if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";")) {
                    readLine(line, wheel.infoPlace(FILE, number));
                }
            }
        }

        private void readLine(String line, Place place) {
            String stripped = line.strip();
            int equals = stripped.indexOf('=');
            if (indentOf(line) > indent) {
                found.accept(WheelRule.ENTRY_POINTS_SYNTAX.at(
                        place, EscapedText.of(line) + " is indented: for some readers it goes on with the line above"));
            } else if (stripped.startsWith("[") && stripped.endsWith("]")) {
                readSection(stripped.substring(1, stripped.length() - 1), place);
            } else if (group.isEmpty() || equals <= 0) {
                found.accept(WheelRule.ENTRY_POINTS_SYNTAX.at(place, EscapedText.of(line)));
            } else {
                indent = indentOf(line);
                readEntry(
                        stripped.substring(0, equals).strip(),
                        stripped.substring(equals + 1).strip(),
                        place);
            }
        }

        private static int indentOf(String line) {
            Matcher matcher = INDENT.matcher(line);
            return matcher.lookingAt() ? matcher.end() : 0;
        }

        private void readSection(String name, Place place) {
            group = name.strip();
            indent = Integer.MAX_VALUE;
            names.clear();
            if (group.isEmpty() || group.equals(DEFAULT)) {
                found.accept(WheelRule.ENTRY_POINTS_SYNTAX.at(place, "[" + group + "] is no group"));
            } else if (!groups.add(group)) {
                found.accept(WheelRule.ENTRY_POINTS_DOUBLED.at(place, "[" + EscapedText.of(group) + "]"));
            } else if (!isGroup(group)) {
                found.accept(WheelRule.ENTRY_POINTS_GROUP.at(place, "[" + EscapedText.of(group) + "]"));
            }
        }

        private static boolean isGroup(String name) {
            return Arrays.stream(name.split("\\.", -1))
                    .allMatch(word -> WORD.matcher(word).matches());
        }

        private void readEntry(String name, String value, Place place) {
            if (!names.add(name)) {
                found.accept(WheelRule.ENTRY_POINTS_DOUBLED.at(place, EscapedText.of(name)));
            }
            Optional<ObjectReference> reference = ObjectReference.parse(value);
            boolean isScript = SCRIPTS.contains(group);
            if (reference.isEmpty() || (isScript && reference.get().attribute().isEmpty())) {
                found.accept(WheelRule.ENTRY_POINTS_VALUE.at(place, EscapedText.of(name + " = " + value)));
            } else if (isScript) {
                requireModule(reference.get().module(), name, place);
            }
            if (isScript) {
                checkScript(new ScriptName(name), place);
            }
        }

        private void checkScript(ScriptName name, Place place) {
            String shown = EscapedText.of(name.text());
            if (!name.isPlain() || name.isInterpreter()) {
                found.accept(WheelRule.ENTRY_POINTS_SCRIPT.at(place, shown));
            } else if (name.isActivation()) {
                found.accept(WheelRule.SCRIPT_ACTIVATION.at(place, shown));
            }
            String before = scripts.putIfAbsent(name.key(), group + "." + name.text());
            if (before != null && before.endsWith("." + name.text())) {
                if (!before.equals(group + "." + name.text())) {
                    found.accept(WheelRule.ENTRY_POINTS_DOUBLED.at(place, shown + " is in both groups of scripts"));
                }
            } else if (before != null) {
                found.accept(WheelRule.ENTRY_POINTS_CASE.at(place, EscapedText.of(before) + " and " + shown));
            }
            if (wheel.archive().entry(wheel.data() + "scripts/" + name.text()).isPresent()) {
                found.accept(WheelRule.DATA_COLLISION.at(place, shown + " is a file of scripts too"));
            }
        }

        private void requireModule(String module, String name, Place place) {
            if (!modules.contains(module.replace('.', '/'))) {
                found.accept(WheelRule.ENTRY_POINTS_TARGET.at(
                        place,
                        EscapedText.of(name) + " calls " + EscapedText.of(module) + ", which is not in the wheel"));
            }
        }

        /** The paths of all modules and packages, without suffixes. */
        private static Set<String> modules(ReadWheel wheel) {
            Set<String> modules = new HashSet<>();
            for (String path : wheel.libraryPaths()) {
                int slash = path.lastIndexOf('/');
                int dot = path.indexOf('.', slash + 1);
                String module = dot < 0 ? path : path.substring(0, dot);
                modules.add(module);
                if (module.endsWith("/__init__")) {
                    modules.add(path.substring(0, slash));
                }
            }
            return modules;
        }
    }
}
