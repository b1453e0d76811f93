package dev.pypack.wheel;

import java.util.List;

/**
 * A command that an installer makes of an entry point.
 *
 * @param name of the command
 * @param module that it imports, a dotted name
 * @param attribute what it calls in the module, a dotted name
 * @param isWindowed whether it has no console on Windows
 * @see <a href="https://packaging.python.org/en/latest/specifications/entry-points/">Entry points specification, "Use for
 *     scripts"</a>
 */
public record EntryScript(String name, String module, String attribute, boolean isWindowed) {
    /**
     * The commands of a file {@code entry_points.txt}.
     *
     * @param entryPoints the text of the file, whose form is right
     * @return in its order
     */
    public static List<EntryScript> readAll(String entryPoints) {
        return EntryScriptsReader.read(entryPoints);
    }
}
