package dev.pypack.project.edit;

import java.util.List;

/**
 * A pyproject.toml after an edit. Nothing is written: that is for the caller, when all else has gone well.
 *
 * @param text the whole file, which parses to what it was with the changes and nothing else; with a byte order mark, if it
 *     had one
 * @param changes what has changed, in the order in which it was asked for; empty where all was as asked for already
 */
public record EditedPyproject(String text, List<PyprojectChange> changes) {
    /**
     * A copy of these changes.
     *
     * @param text the whole file
     * @param changes what has changed
     */
    public EditedPyproject {
        changes = List.copyOf(changes);
    }

    /**
     * Whether there is something to write.
     *
     * @return true if something has changed
     */
    public boolean isChanged() {
        return !changes.isEmpty();
    }
}
