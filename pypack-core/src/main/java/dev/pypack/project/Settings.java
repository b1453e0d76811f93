package dev.pypack.project;

import dev.pypack.build.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a build says by properties that {@code [tool.pypack]} may say too: {@code pypack.level} for {@code level}. A
 * property of the command line goes before pyproject.toml; one of the POM may not differ from it.
 */
public final class Settings {
    /** Nothing is said; what pyproject.toml says holds. */
    public static final Settings NONE = new Settings(Map.of());

    private final Map<String, Setting> byProperty;

    private Settings(Map<String, Setting> byProperty) {
        this.byProperty = byProperty;
    }

    /** What one property says. */
    record Setting(List<String> values, boolean isOnCommandLine) {}

    /**
     * The same with another property.
     *
     * @param property its name, such as {@code pypack.level}
     * @param values its values; where all are blank, it is not set
     * @param isOnCommandLine whether it was set for this build alone
     * @return new settings
     */
    public Settings with(String property, List<String> values, boolean isOnCommandLine) {
        List<String> written = new ArrayList<>();
        for (String value : values) {
            if (!value.isBlank()) {
                written.add(value.strip());
            }
        }
        Map<String, Setting> all = new HashMap<>(byProperty);
        if (!written.isEmpty()) {
            all.put(property, new Setting(List.copyOf(written), isOnCommandLine));
        }
        return new Settings(Map.copyOf(all));
    }

    /**
     * Adds them to what a result depends on.
     *
     * @param fingerprint of the inputs of the result
     * @return the same fingerprint
     */
    public Fingerprint addTo(Fingerprint fingerprint) {
        for (Map.Entry<String, Setting> each : new TreeMap<>(byProperty).entrySet()) {
            Setting setting = each.getValue();
            fingerprint.with(each.getKey()).with(setting.values).with(Boolean.toString(setting.isOnCommandLine));
        }
        return fingerprint.with("");
    }

    Optional<Setting> of(String property) {
        return Optional.ofNullable(byProperty.get(property));
    }
}
