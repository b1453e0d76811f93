package dev.pypack.finding;

/**
 * Where a finding was made: a file or a setting, and where it is known the line and column in it.
 *
 * @param name the file, relative to the project and with {@code /}, or the name of a setting
 * @param line from 1; 0 where the whole of it is meant
 * @param column from 1; 0 where the whole line is meant
 */
public record Place(String name, int line, int column) implements Comparable<Place> {
    /**
     * A whole file or setting.
     *
     * @param name the file or the setting
     * @return its place
     */
    public static Place of(String name) {
        return new Place(name, 0, 0);
    }

    /** By name, and in a file from top to bottom. */
    @Override
    public int compareTo(Place other) {
        int order = name.compareTo(other.name);
        if (order == 0) {
            order = Integer.compare(line, other.line);
        }
        return order == 0 ? Integer.compare(column, other.column) : order;
    }

    /**
     * The place as compilers and editors write it.
     *
     * @return {@code name}, {@code name:line} or {@code name:line:column}
     */
    @Override
    public String toString() {
        if (line == 0) {
            return name;
        }
        return column == 0 ? name + ":" + line : name + ":" + line + ":" + column;
    }
}
