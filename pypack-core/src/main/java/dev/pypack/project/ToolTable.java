package dev.pypack.project;

import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code [tool.pypack]}: what pypack adds to what every Python tool reads.
 */
final class ToolTable {
    private static final Set<String> KEYS = Set.of("kind", ValidateTable.KEY);
    private static final String KIND = "kind";

    private final TomlSection table;

    ToolTable(TomlSection table) {
        this.table = table;
    }

    /** Notes what this version of pypack does not know or can't do. */
    void check() {
        table.allowOnly(KEYS);
        table.section(ValidateTable.KEY).map(ValidateTable::new).ifPresent(ValidateTable::read);
        Optional<String> kind = table.string(KIND);
        if (kind.isPresent() && !kind.get().equals("library")) {
            table.mistake(
                    "unsupported-kind",
                    KIND,
                    "the kind is " + kind.get() + ", and this version of pypack packs libraries only",
                    "kind = \"library\"");
        }
    }
}
