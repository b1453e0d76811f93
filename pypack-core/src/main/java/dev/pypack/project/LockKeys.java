package dev.pypack.project;

import dev.pypack.project.TomlSection.Item;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads how packages are found: from properties, and from {@code [tool.pypack]}. */
final class LockKeys {
    static final String EXCLUDE_NEWER = "exclude-newer";
    static final Set<String> ALL = Set.of(EXCLUDE_NEWER);

    private final SettingReader reader;

    LockKeys(SettingReader reader) {
        this.reader = reader;
    }

    /** The settings; what can't be is noted. */
    LockSettings read() {
        return new LockSettings(reader.one(EXCLUDE_NEWER).flatMap(this::moment));
    }

    private Optional<Instant> moment(Item written) {
        Optional<Instant> moment = LockSettings.moment(written.text());
        if (moment.isEmpty()) {
            reader.refuse(
                    EXCLUDE_NEWER,
                    written,
                    EXCLUDE_NEWER + " is " + written.text() + ", which is no date, and no date with time and offset",
                    "Write a day that is still included, or a moment:\n    exclude-newer = \"2025-11-01\"\n"
                            + "    exclude-newer = \"2025-11-01T12:00:00Z\"");
        }
        return moment;
    }
}
