package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code project.readme}: the path of a file, or a table with {@code file} or {@code text} and its
 * {@code content-type}.
 */
final class ReadmeTable {
    private static final Map<String, String> TYPES =
            Map.of(".md", "text/markdown", ".rst", "text/x-rst", ".txt", "text/plain");
    private static final Set<String> KEYS = Set.of("file", "text", "content-type");
    private static final String CONTENT_TYPE = "content-type";

    private final ProjectFolder folder;
    private final TomlSection project;

    ReadmeTable(ProjectFolder folder, TomlSection project) {
        this.folder = folder;
        this.project = project;
    }

    Optional<Readme> read() throws IOException {
        if (project.isString("readme")) {
            Item file = new Item(project.string("readme").orElseThrow(), project.place("readme"));
            Optional<String> type = typeOf(file);
            return type.isEmpty()
                    ? Optional.empty()
                    : text(project, "readme", file).map(text -> new Readme(text, type.get(), file.place()));
        }
        Optional<TomlSection> table = project.section("readme");
        return table.isEmpty() ? Optional.empty() : fromTable(table.get());
    }

    private Optional<Readme> fromTable(TomlSection table) throws IOException {
        table.allowOnly(KEYS);
        Optional<String> type = table.string(CONTENT_TYPE).filter(written -> isKnown(written, table));
        if (!table.has(CONTENT_TYPE)) {
            project.mistake(
                    "readme",
                    "readme",
                    "project.readme is a table without content-type",
                    "Write one of " + "content-type = \"text/markdown\", \"text/x-rst\" or \"text/plain\".");
        }
        if (table.has("file") == table.has("text")) {
            project.mistake(
                    "readme",
                    "readme",
                    "project.readme needs one of file and text, and has " + (table.has("file") ? "both" : "none"),
                    "Write readme = \"README.md\", or one of the two.");
            return Optional.empty();
        }
        Optional<String> file = table.string("file");
        Optional<String> text = file.isPresent()
                ? text(table, "file", new Item(file.get(), table.place("file")))
                : table.string("text");
        return text.flatMap(said -> type.map(known -> new Readme(said, known, project.place("readme"))));
    }

    private static boolean isKnown(String type, TomlSection table) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (TYPES.containsValue(bare)) {
            return true;
        }
        table.mistake(
                "readme",
                CONTENT_TYPE,
                table.full(CONTENT_TYPE) + " is " + type + ", which no index knows",
                "Write text/markdown, text/x-rst or text/plain.");
        return false;
    }

    private Optional<String> typeOf(Item file) {
        String lower = file.text().toLowerCase(Locale.ROOT);
        Optional<String> type =
                TYPES.keySet().stream().filter(lower::endsWith).findFirst().map(TYPES::get);
        if (type.isEmpty()) {
            project.mistake(
                    "readme",
                    file.place(),
                    "project.readme is " + file.text() + ", whose ending does not tell what it is written in",
                    "readme = { file = \"" + file.text() + "\", content-type = \"text/markdown\" }");
        }
        return type;
    }

    private Optional<String> text(TomlSection table, String key, Item written) throws IOException {
        Optional<Path> file = folder.file(table, key, written);
        Optional<String> text = file.isEmpty() ? Optional.empty() : Utf8File.read(file.get());
        if (file.isPresent() && text.isEmpty()) {
            project.mistake("readme", written.place(), written.text() + " is not UTF-8", "Save it as UTF-8.");
        }
        return text;
    }
}
