package dev.pypack.project;

import java.util.List;

/**
 * What of the sources is packed: all that a glob of {@code include} matches, or everything where there is none, but
 * nothing that a glob of {@code exclude} matches.
 */
final class Selection {
    static final String INCLUDE = "include";
    static final String EXCLUDE = "exclude";

    /** Takes everything. */
    static final Selection ALL = new Selection(Globs.NONE, Globs.NONE);

    private final Globs include;
    private final Globs exclude;

    private Selection(Globs include, Globs exclude) {
        this.include = include;
        this.exclude = exclude;
    }

    /** Reads {@code include} and {@code exclude}; what is no glob is noted. */
    static Selection in(TomlSection table) {
        return new Selection(Globs.in(table, INCLUDE), Globs.in(table, EXCLUDE));
    }

    /** Whether a file is packed. */
    boolean takes(String path) {
        return (include.isEmpty() || include.match(path)) && !leavesOut(path);
    }

    /** Whether a file, or all that is in a folder, is not packed whatever {@code include} says. */
    boolean leavesOut(String path) {
        return exclude.match(path);
    }

    /** Notes each glob of {@code include} that matches none of these, which is mostly a slip of the pen. */
    void requireAll(List<SourceFile> files, TomlSection table) {
        include.requireAll(files, table, INCLUDE);
    }
}
