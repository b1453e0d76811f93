package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.project.Settings.Setting;
import dev.pypack.project.TomlSection.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a property and a key of {@code [tool.pypack]} may both say: the property of the command line first, then the
 * POM's and the key, which may not differ.
 */
final class SettingReader {
    private final TomlSection tool;
    private final Settings settings;
    private final List<Finding> mistakes;

    SettingReader(TomlSection tool, Settings settings, List<Finding> mistakes) {
        this.tool = tool;
        this.settings = settings;
        this.mistakes = mistakes;
    }

    /** The value of a key that has one; nothing where nobody says it. */
    Optional<Item> one(String key) {
        Optional<Item> inTool = tool.scalar(key);
        List<Item> said = said(key, inTool.isPresent() ? List.of(inTool.get()) : List.of());
        return said.isEmpty() ? Optional.empty() : Optional.of(said.get(0));
    }

    /** The values of a key that has a list; none where nobody says them. */
    List<Item> many(String key) {
        return said(key, tool.strings(key));
    }

    private List<Item> said(String key, List<Item> inTool) {
        Optional<Setting> setting = settings.of(property(key));
        if (setting.isEmpty()) {
            return inTool;
        }
        boolean isOnCommandLine = setting.get().isOnCommandLine();
        Place place = Place.of(isOnCommandLine ? "command line" : "pom.xml");
        List<Item> told = items(setting.get().values(), place);
        if (!isOnCommandLine && tool.has(key) && !texts(told).equals(texts(inTool))) {
            mistakes.add(Finding.error(
                    "disagreement",
                    place,
                    property(key) + " is " + texts(told) + ", and " + tool.full(key) + " in " + Pyproject.NAME + " is "
                            + texts(inTool),
                    "Write it in one place."));
        }
        return told;
    }

    private static List<Item> items(List<String> values, Place place) {
        List<Item> items = new ArrayList<>();
        for (String value : values) {
            items.add(new Item(value, place));
        }
        return List.copyOf(items);
    }

    private static String texts(List<Item> items) {
        List<String> texts = new ArrayList<>();
        for (Item item : items) {
            texts.add(item.text());
        }
        return String.join(", ", texts);
    }

    /** {@code pypack.pythonVersion} of {@code python-version}. */
    private static String property(String key) {
        StringBuilder name = new StringBuilder("pypack.");
        for (String word : key.split("-", -1)) {
            boolean isFirst = name.charAt(name.length() - 1) == '.';
            name.append(isFirst ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** Notes a value that can't be. */
    void refuse(String id, Item value, String message, String remedy) {
        mistakes.add(Finding.error(id, value.place(), message, remedy));
    }
}
