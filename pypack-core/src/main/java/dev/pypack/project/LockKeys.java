package dev.pypack.project;

import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.project.TomlSection.Item;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads how packages are found: from properties, and from {@code [tool.pypack]}. */
final class LockKeys {
    static final String EXCLUDE_NEWER = "exclude-newer";
    static final String BUILD_SDIST = "build-sdist";
    static final String PURE_SDIST = "pure-sdist";
    static final Set<String> ALL = Set.of(EXCLUDE_NEWER, BUILD_SDIST, PURE_SDIST);

    private final SettingReader reader;

    LockKeys(SettingReader reader) {
        this.reader = reader;
    }

    /** The settings; what can't be is noted. */
    LockSettings read() {
        return new LockSettings(
                reader.one(EXCLUDE_NEWER).flatMap(this::moment),
                names(BUILD_SDIST, "Name each package whose code may run"),
                names(PURE_SDIST, "Name each package that may lack its native code"));
    }

    private NavigableSet<String> names(String key, String remedy) {
        NavigableSet<String> names = new TreeSet<>();
        for (Item written : reader.many(key)) {
            Optional<String> name = name(key, written, remedy);
            if (name.isPresent()) {
                names.add(name.get());
            }
        }
        return names;
    }

    private Optional<String> name(String key, Item written, String remedy) {
        try {
            return Optional.of(PackageName.normalize(written.text()));
        } catch (InvalidPep e) {
            reader.refuse(
                    key,
                    written,
                    key + " has " + written.text() + ", which is no name of a package: " + e.reason(),
                    remedy + ", as in\n    " + key + " = [\"docopt\"]");
            return Optional.empty();
        }
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
