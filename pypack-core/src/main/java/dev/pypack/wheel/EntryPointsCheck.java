package dev.pypack.wheel;

import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
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
    private static final Pattern SECTION = Pattern.compile("\\[(.*)]");
    private static final Pattern GROUP = Pattern.compile("\\w+(\\.\\w+)*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ENTRY = Pattern.compile("([^=\\s][^=]*?)\\s*=\\s*(.*)");
    private static final Pattern REFERENCE = Pattern.compile(
            "([^\\W\\d]\\w*(?:\\.[^\\W\\d]\\w*)*)\\s*(?::\\s*([^\\W\\d]\\w*(?:\\.[^\\W\\d]\\w*)*))?\\s*(?:\\[[^\\]]*])?",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SCRIPT = Pattern.compile("[\\w.-]+");
    /** uv refuses them: they would replace an interpreter. */
    private static final Pattern INTERPRETER =
            Pattern.compile("(?:python|pythonw|python3(?:\\.\\d+t?)?|pypy.*|graalpy.*)(?:\\.exe)?");

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
        private String group = "";

        Reading(ReadWheel wheel, Consumer<Finding> found) {
            this.wheel = wheel;
            this.found = found;
        }

        void read(String text) {
            int number = 0;
            for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
                number++;
                if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(";")) {
                    readLine(line, wheel.infoPlace(FILE, number));
                }
            }
        }

        private void readLine(String line, Place place) {
            Matcher section = SECTION.matcher(line.strip());
            Matcher entry = ENTRY.matcher(line.stripTrailing());
            if (section.matches()) {
                readSection(section.group(1), place);
            } else if (group.isEmpty() || !entry.matches()) {
                found.accept(WheelRule.ENTRY_POINTS_SYNTAX.at(place, EscapedText.of(line)));
            } else {
                readEntry(entry.group(1), entry.group(2), place);
            }
        }

        private void readSection(String name, Place place) {
            group = name.strip();
            names.clear();
            if (!groups.add(group)) {
                found.accept(WheelRule.ENTRY_POINTS_DOUBLED.at(place, "[" + EscapedText.of(group) + "]"));
            }
            if (!GROUP.matcher(group).matches()) {
                found.accept(WheelRule.ENTRY_POINTS_GROUP.at(place, "[" + EscapedText.of(group) + "]"));
            }
        }

        private void readEntry(String name, String value, Place place) {
            if (!names.add(name)) {
                found.accept(WheelRule.ENTRY_POINTS_DOUBLED.at(place, EscapedText.of(name)));
            }
            Matcher reference = REFERENCE.matcher(value);
            boolean isScript = SCRIPTS.contains(group);
            if (!reference.matches() || (isScript && reference.group(2) == null)) {
                found.accept(WheelRule.ENTRY_POINTS_VALUE.at(place, EscapedText.of(name + " = " + value)));
            } else if (isScript) {
                requireModule(reference.group(1), name, place);
            }
            if (isScript) {
                checkScript(name, place);
            }
        }

        private void checkScript(String name, Place place) {
            if (!SCRIPT.matcher(name).matches()
                    || name.equals(".")
                    || name.equals("..")
                    || INTERPRETER.matcher(name).matches()) {
                found.accept(WheelRule.ENTRY_POINTS_SCRIPT.at(place, EscapedText.of(name)));
            }
            String before = scripts.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (before != null && !before.equals(name)) {
                found.accept(
                        WheelRule.ENTRY_POINTS_CASE.at(place, EscapedText.of(before) + " and " + EscapedText.of(name)));
            }
        }

        private void requireModule(String module, String name, Place place) {
            String path = module.replace('.', '/');
            boolean isThere = wheel.libraryPaths().stream()
                    .anyMatch(file -> file.startsWith(path + ".") || file.startsWith(path + "/__init__."));
            if (!isThere) {
                found.accept(WheelRule.ENTRY_POINTS_TARGET.at(
                        place,
                        EscapedText.of(name) + " calls " + EscapedText.of(module) + ", which is not in the wheel"));
            }
        }
    }
}
