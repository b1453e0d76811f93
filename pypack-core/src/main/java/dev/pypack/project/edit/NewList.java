package dev.pypack.project.edit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;
import org.tomlj.TomlWriteOptions;

/** Makes an empty list of requirements where there is none, in the customary place. */
final class NewList {
    private static final TomlWriteOptions FORM = TomlWriteOptions.defaults().withVersion(TomlVersion.V1_0_0);

    private final PyprojectDocument document;
    private final DependencyList list;

    NewList(PyprojectDocument document, DependencyList list) {
        this.document = document;
        this.list = list;
    }

    /** The document with the list and nothing else that is new; nothing where that can't be. */
    Optional<PyprojectDocument> made() {
        TomlParseResult edited = Toml.parse(document.text(), TomlVersion.V1_0_0);
        insertInto(edited.getOrCreateTable(list.table()));
        String made = edited.toToml(FORM);
        return keepsAll(made) ? PyprojectDocument.saying(edited, made).flatMap(this::onSeveralLines) : Optional.empty();
    }

    /** Behind the last of the values, for a blank line or a table may follow. */
    private void insertInto(MutableTomlTable table) {
        List<String> values = table.keySet().stream()
                .filter(key -> !(table.get(List.of(key)) instanceof TomlTable))
                .toList();
        if (values.isEmpty()) {
            table.set(List.of(list.key()), MutableTomlArray.createInline());
        } else {
            table.insertAfter(List.of(values.get(values.size() - 1)), list.key(), MutableTomlArray.createInline());
        }
    }

    /** Whether the old text is the new one without one piece of it. */
    private boolean keepsAll(String made) {
        String old = document.text();
        int same = 0;
        while (same < Math.min(old.length(), made.length()) && old.charAt(same) == made.charAt(same)) {
            same++;
        }
        return made.length() >= old.length() && made.endsWith(old.substring(same));
    }

    /** As most write it; in an inline table there is one line only. */
    private Optional<PyprojectDocument> onSeveralLines(PyprojectDocument made) {
        String text = made.text();
        int open = made.openOf(list);
        int lineEnd = text.indexOf('\n', open);
        boolean endsLine =
                lineEnd >= 0 && text.substring(open + "[]".length(), lineEnd).isBlank();
        if (!endsLine) {
            return Optional.of(made);
        }
        String lineBreak = text.startsWith("\r", lineEnd - 1) ? "\r\n" : "\n";
        return PyprojectDocument.saying(
                Objects.requireNonNull(Toml.parse(text, TomlVersion.V1_0_0)),
                text.substring(0, open + 1) + lineBreak + text.substring(open + 1));
    }
}
