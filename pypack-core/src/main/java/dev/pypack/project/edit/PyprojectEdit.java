package dev.pypack.project.edit;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.Utf8File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Edits lists of requirements in the text of a pyproject.toml: comments, order, quotes, indentation and ends of lines stay as
 * they are. Before it gives an edited text, it parses it and compares what it says with what it should say; a text that can't
 * be edited so is refused, with the lines to write.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pyproject-toml/">pyproject.toml specification (PEP
 *     621)</a>
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">Dependency groups (PEP 735)</a>
 */
public final class PyprojectEdit {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String mark;
    private final PyprojectDocument document;

    private PyprojectEdit(String mark, PyprojectDocument document) {
        this.mark = mark;
        this.document = document;
    }

    /**
     * Begins to edit a text.
     *
     * @param text all of a pyproject.toml, perhaps with a byte order mark
     * @return what edits it
     * @throws UserMistake if it is no TOML 1.0; with all mistakes
     */
    public static PyprojectEdit of(String text) {
        boolean isMarked = text.startsWith(BYTE_ORDER_MARK);
        return new PyprojectEdit(
                isMarked ? BYTE_ORDER_MARK : "", PyprojectDocument.parse(isMarked ? text.substring(1) : text));
    }

    /**
     * Begins to edit the pyproject.toml of a module, which stays as it is.
     *
     * @param module the folder of the module
     * @return what edits it
     * @throws UserMistake if it isn't there, or is no TOML 1.0 in UTF-8; with all mistakes
     * @throws IOException if it can't be read
     */
    public static PyprojectEdit in(Path module) throws IOException {
        Path file = module.resolve(PyprojectDocument.NAME);
        if (!Files.isRegularFile(file)) {
            throw mistake("no-pyproject", "there is no such file", "Make a package:\n    mvn pypack:init");
        }
        Optional<String> text = Utf8File.readWithMark(file);
        return of(text.orElseThrow(() -> mistake("not-utf8", "the file is not UTF-8", "Save it as UTF-8.")));
    }

    private static UserMistake mistake(String id, String message, String remedy) {
        return new UserMistake(Finding.error(id, Place.of(PyprojectDocument.NAME), message, remedy));
    }

    /**
     * Adds requirements to a list, which is made where it is not there. One of a package that is there already, with the
     * same marker, takes its place: it keeps the extras of the old one and, unless it brings a version or URL, the old
     * one's. Another goes behind those of the same package; else, in a list that is sorted, to its place; else to the end.
     *
     * @param list where they are added
     * @param requirements what is added, in this order
     * @return the text with them, and what has changed in it
     * @throws UserMistake if the list is dynamic, has two of such a package and marker, or can't be edited
     */
    public EditedPyproject add(DependencyList list, List<WrittenRequirement> requirements) {
        return withMark(new Addition(document, list, requirements).edit());
    }

    /**
     * Removes packages from a list: all its requirements of them, with the comments on their lines. A list that becomes
     * empty stays.
     *
     * @param list where they are removed
     * @param packages names, and nothing else
     * @return the text without them, and what has changed in it
     * @throws UserMistake if one is not in the list, with where else it is; or the list is dynamic or can't be edited
     */
    public EditedPyproject remove(DependencyList list, List<WrittenRequirement> packages) {
        return withMark(new Removal(document, list, packages).edit());
    }

    private EditedPyproject withMark(EditedPyproject edited) {
        return new EditedPyproject(mark + edited.text(), edited.changes());
    }
}
