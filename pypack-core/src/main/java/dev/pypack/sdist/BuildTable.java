package dev.pypack.sdist;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Requirement;
import dev.pypack.project.TomlSection;
import dev.pypack.project.TomlSection.Item;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What builds a project.
 *
 * @param requires what has to be installed for it
 * @param backend the backend as an object reference
 * @param path folders of the project in which the backend lies, where it is a part of it
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/#declaring-build-system-dependencies-the-build-system-table">The
 *     table {@code [build-system]} (PEP 517, PEP 518)</a>
 */
record BuildTable(List<Requirement> requires, String backend, List<String> path) {
    /** What PEP 517 takes where a project has no such table, or names no backend: it runs setup.py. */
    private static final String LEGACY = "setuptools.build_meta:__legacy__";

    private static final List<Requirement> LEGACY_REQUIRES = List.of(Requirement.parse("setuptools>=40.8.0"));

    private static final BuildTable WITHOUT = new BuildTable(LEGACY_REQUIRES, LEGACY, List.of());

    BuildTable {
        requires = List.copyOf(requires);
        path = List.copyOf(path);
    }

    /**
     * That of a project.
     *
     * @param label the package, for what is said of it
     * @param project its folder
     * @throws UserMistake if its pyproject.toml can't be read, or asks for what is no requirement
     */
    static BuildTable of(String label, Path project) throws IOException {
        Path file = project.resolve("pyproject.toml");
        if (!Files.isRegularFile(file)) {
            return WITHOUT;
        }
        String name = "pyproject.toml of " + label;
        List<Finding> mistakes = new ArrayList<>();
        Optional<TomlSection> table =
                TomlSection.parse(name, text(file), mistakes).flatMap(whole -> whole.section("build-system"));
        List<String> entries =
                table.map(each -> texts(each.strings("requires"))).orElse(List.of());
        BuildTable read = table.map(each -> read(each, BuildNeeds.of(label, Place.of(name), entries)))
                .orElse(WITHOUT);
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        return read;
    }

    private static BuildTable read(TomlSection table, List<Requirement> requires) {
        Optional<String> backend = table.string("build-backend");
        return backend.map(each -> new BuildTable(requires, each, texts(table.strings("backend-path"))))
                .orElseGet(() -> new BuildTable(requires.isEmpty() ? LEGACY_REQUIRES : requires, LEGACY, List.of()));
    }

    private static List<String> texts(List<Item> items) {
        return items.stream().map(Item::text).toList();
    }

    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        }
    }
}
