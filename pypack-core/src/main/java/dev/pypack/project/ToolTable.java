package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.project.TomlSection.Item;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code [tool.pypack]}: what pypack adds to what every Python tool reads.
 */
final class ToolTable {
    private static final String KIND = "kind";
    private static final String SOURCES = "sources";
    private static final String STANDARD_MODULES = "standard-modules";
    private static final String DATA = "data";
    private static final Set<String> KEYS = allKeys();

    private final TomlSection table;
    private final Selection selection;

    private ToolTable(TomlSection table) {
        this.table = table;
        this.selection = Selection.in(table);
    }

    private static Set<String> allKeys() {
        Set<String> keys = new HashSet<>(Set.of(
                KIND,
                ValidateTable.KEY,
                SOURCES,
                Selection.INCLUDE,
                Selection.EXCLUDE,
                STANDARD_MODULES,
                DATA,
                SdistReader.KEY,
                TargetPlatforms.KEY));
        keys.addAll(CompileKeys.ALL);
        keys.addAll(LockKeys.ALL);
        return Set.copyOf(keys);
    }

    /** Reads the table; what this version of pypack does not know or can't do is noted. */
    static ToolTable read(TomlSection table) {
        table.allowOnly(KEYS);
        new ValidateTable(table.sectionOrEmpty(ValidateTable.KEY)).read();
        table.sectionOrEmpty(SdistReader.KEY).allowOnly(Set.of(SdistReader.INCLUDE));
        Optional<String> kind = table.string(KIND);
        if (kind.isPresent() && !kind.get().equals("library")) {
            table.mistake(
                    "unsupported-kind",
                    KIND,
                    "the kind is " + kind.get() + ", and this version of pypack packs libraries only",
                    "kind = \"library\"");
        }
        return new ToolTable(table);
    }

    boolean namesSources() {
        return table.has(SOURCES);
    }

    /** The folders that it names; what is none in the project is noted. */
    List<SourceRoot> sources(ProjectFolder project) throws IOException {
        List<SourceRoot> roots = new ArrayList<>();
        for (Item written : table.strings(SOURCES)) {
            Optional<Path> folder = project.folder(table, SOURCES, written);
            if (folder.isPresent() && folder.get().equals(project.path()) && !table.has(Selection.INCLUDE)) {
                table.mistake(
                        SOURCES,
                        written.place(),
                        table.full(SOURCES) + " is " + written.text() + ", which would pack the whole project",
                        "Say what of it is packed, as in\n    include = [\"<package>\"]");
            } else if (folder.isPresent()) {
                roots.add(SourceRoot.all(folder.get()));
            }
        }
        return roots;
    }

    Selection selection() {
        return selection;
    }

    /** Notes each glob of {@code include} that matches none of these, which is mostly a slip of the pen. */
    void requireIncluded(List<SourceFile> files) {
        selection.requireAll(files, table);
    }

    /** The modules of Python's own that the package is meant to install another version of. */
    Set<String> standardModules() {
        Set<String> modules = new HashSet<>();
        for (Item module : table.strings(STANDARD_MODULES)) {
            modules.add(module.text());
        }
        return modules;
    }

    /** The platforms that the module is packed for, where its sources differ by platform, if anybody names them. */
    Optional<List<Platform>> targets(TargetProperty property, List<Finding> mistakes) {
        return new TargetPlatforms(table, mistakes).of(property);
    }

    /** Notes each glob of these settings that matches none of the files. */
    void requireMatched(CompileSettings settings, List<SourceFile> files) {
        settings.requireAll(files, table);
    }

    /** How the Python of the package is checked and compiled. */
    CompileSettings compile(Settings settings, Optional<SpecifierSet> requiresPython, List<Finding> mistakes) {
        return keys(settings, mistakes).read(requiresPython);
    }

    /** The Pythons that somebody names, if anybody does. */
    Optional<List<PythonVersion>> pythonVersions(
            Settings settings, Optional<SpecifierSet> requiresPython, List<Finding> mistakes) {
        List<PythonVersion> named = keys(settings, mistakes).pythonVersions(requiresPython);
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }

    /** The Python of a package for which nobody names one. */
    List<PythonVersion> lowestPython(Settings settings, Optional<SpecifierSet> requiresPython, List<Finding> mistakes) {
        return keys(settings, mistakes).lowest(requiresPython);
    }

    /** How the packages that the module needs are found. */
    LockSettings lock(Settings settings, List<Finding> mistakes) {
        return new LockKeys(new SettingReader(table, settings, mistakes)).read();
    }

    private CompileKeys keys(Settings settings, List<Finding> mistakes) {
        return new CompileKeys(table, new SettingReader(table, settings, mistakes));
    }

    /** The table of folders whose files an installer puts elsewhere than into site-packages. */
    TomlSection data() {
        return table.sectionOrEmpty(DATA);
    }
}
