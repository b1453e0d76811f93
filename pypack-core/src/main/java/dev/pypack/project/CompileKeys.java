package dev.pypack.project;

import dev.pypack.finding.Suggestion;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.project.TomlSection.Item;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.UnknownTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how the Python of a package is checked and compiled: from properties, and from {@code [tool.pypack]}.
 */
final class CompileKeys {
    static final String LEVEL = "level";
    static final String TYPE = "type";
    static final String OPTIMIZE = "optimize";
    static final String PYTHON_VERSION = "python-version";
    static final String SYNTAX_CHECK = "syntax-check";
    static final String OTHER_PYTHONS = "other-pythons";
    static final String KEEP_SOURCE = "keep-source";
    static final Set<String> ALL =
            Set.of(LEVEL, TYPE, OPTIMIZE, PYTHON_VERSION, SYNTAX_CHECK, OTHER_PYTHONS, KEEP_SOURCE);

    private static final Set<String> LEVELS_TO_COME = Set.of("native", "mixed");

    private final TomlSection tool;
    private final SettingReader reader;

    CompileKeys(TomlSection tool, SettingReader reader) {
        this.tool = tool;
        this.reader = reader;
    }

    /** The settings of a package that runs on some Pythons; what can't be is noted. */
    CompileSettings read(Optional<SpecifierSet> requiresPython) {
        Level level = level();
        List<PythonVersion> asked = pythonVersions(requiresPython);
        return new CompileSettings(
                level,
                chosen(TYPE, Map.of("debug", BuildType.DEBUG, "release", BuildType.RELEASE), BuildType.DEBUG),
                chosen(OPTIMIZE, Map.of("0", 0, "1", 1, "2", 2), 0),
                level == Level.BYTECODE ? orLowest(asked, requiresPython) : List.of(),
                chosen(SYNTAX_CHECK, Map.of("true", true, "false", false), true),
                Globs.in(tool, OTHER_PYTHONS),
                Globs.in(tool, KEEP_SOURCE));
    }

    private Level level() {
        Optional<Item> written = reader.one(LEVEL);
        if (written.isPresent() && LEVELS_TO_COME.contains(written.get().text())) {
            reader.refuse(
                    "unsupported-level",
                    written.get(),
                    "the level is " + written.get().text() + ", which this version of pypack does not have",
                    "level = \"instant\", or level = \"bytecode\"");
            return Level.INSTANT;
        }
        return chosen(LEVEL, Map.of("instant", Level.INSTANT, "bytecode", Level.BYTECODE), Level.INSTANT);
    }

    private <T> T chosen(String key, Map<String, T> values, T otherwise) {
        Optional<Item> written = reader.one(key);
        if (written.isEmpty()) {
            return otherwise;
        }
        T value = values.get(written.get().text());
        if (value != null) {
            return value;
        }
        List<String> known = values.keySet().stream().sorted().toList();
        reader.refuse(
                "unknown-" + key,
                written.get(),
                "there is no " + key + " " + written.get().text() + "; there are " + String.join(", ", known),
                Suggestion.nearest(written.get().text(), known)
                        .map(nearest -> "Did you mean " + nearest + "?")
                        .orElse(""));
        return otherwise;
    }

    /** The Pythons that somebody names; what can't be is noted. */
    List<PythonVersion> pythonVersions(Optional<SpecifierSet> requiresPython) {
        Map<Integer, Item> byMinor = new LinkedHashMap<>();
        List<PythonVersion> versions = new ArrayList<>();
        for (Item written : reader.many(PYTHON_VERSION)) {
            Optional<PythonVersion> version = parsed(written);
            if (version.isPresent() && isPossible(version.get(), written, requiresPython)) {
                Item same = byMinor.putIfAbsent(version.get().minor(), written);
                if (same == null) {
                    versions.add(version.get());
                } else {
                    reader.refuse(
                            "duplicate-python",
                            written,
                            "bytecode for " + written.text() + " is the same as for " + same.text(),
                            "Keep one of the two.");
                }
            }
        }
        return versions;
    }

    private Optional<PythonVersion> parsed(Item written) {
        try {
            return Optional.of(PythonVersion.parse(written.text()));
        } catch (UnknownTarget e) {
            reader.refuse("unknown-python", written, String.valueOf(e.getMessage()), "Write it as 3.11.");
            return Optional.empty();
        }
    }

    private boolean isPossible(PythonVersion version, Item written, Optional<SpecifierSet> requiresPython) {
        List<String> known = EmbeddedPythons.known().minorVersions();
        if (version.freeThreaded() || !known.contains(version.release())) {
            reader.refuse(
                    "unknown-python",
                    written,
                    "pypack compiles for " + String.join(", ", known) + ", and not for " + written.text(),
                    "Name some of these.");
            return false;
        }
        if (requiresPython.isPresent() && !RequiredPython.of(requiresPython).allows(version.release())) {
            reader.refuse(
                    "python-not-allowed",
                    written,
                    "the package is to be compiled for Python " + written.text() + ", and requires-python is "
                            + requiresPython.get(),
                    "Correct one of the two.");
            return false;
        }
        return true;
    }

    private List<PythonVersion> orLowest(List<PythonVersion> asked, Optional<SpecifierSet> requiresPython) {
        return asked.isEmpty() ? lowest(requiresPython) : asked;
    }

    /** The lowest Python that the package runs on and that there is; that there is none is noted. */
    List<PythonVersion> lowest(Optional<SpecifierSet> requiresPython) {
        List<String> allowed =
                RequiredPython.of(requiresPython).among(EmbeddedPythons.known().minorVersions());
        if (allowed.isEmpty()) {
            tool.mistake(
                    "no-python",
                    tool.place(),
                    "pypack compiles for "
                            + String.join(", ", EmbeddedPythons.known().minorVersions())
                            + ", and requires-python allows none of them: "
                            + requiresPython.map(Object::toString).orElse(""),
                    "Correct requires-python, or set level = \"instant\".");
            return List.of();
        }
        return List.of(PythonVersion.parse(allowed.get(0)));
    }
}
