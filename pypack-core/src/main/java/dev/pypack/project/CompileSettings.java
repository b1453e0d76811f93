package dev.pypack.project;

import dev.pypack.target.PythonVersion;
import java.util.List;

/**
 * How the Python of a package is checked and compiled.
 */
public final class CompileSettings {
    private final Level level;
    private final BuildType type;
    private final int optimize;
    private final List<PythonVersion> pythonVersions;
    private final boolean isSyntaxChecked;
    private final Globs otherPythons;
    private final Globs keptSources;

    CompileSettings(
            Level level,
            BuildType type,
            int optimize,
            List<PythonVersion> pythonVersions,
            boolean isSyntaxChecked,
            Globs otherPythons,
            Globs keptSources) {
        this.level = level;
        this.type = type;
        this.optimize = optimize;
        this.pythonVersions = List.copyOf(pythonVersions);
        this.isSyntaxChecked = isSyntaxChecked;
        this.otherPythons = otherPythons;
        this.keptSources = keptSources;
    }

    /**
     * What becomes of the sources.
     *
     * @return the level
     */
    public Level level() {
        return level;
    }

    /**
     * What a wheel of bytecode has of the sources.
     *
     * @return the type
     */
    public BuildType type() {
        return type;
    }

    /**
     * What the compiler leaves out.
     *
     * @return 0: nothing; 1: assertions; 2: docstrings too
     */
    public int optimize() {
        return optimize;
    }

    /**
     * The Pythons for which bytecode is made.
     *
     * @return the one of the main wheel first; none at the level {@link Level#INSTANT}
     */
    public List<PythonVersion> pythonVersions() {
        return pythonVersions;
    }

    /**
     * Whether the syntax of the sources is checked.
     *
     * @return false where somebody said so
     */
    public boolean isSyntaxChecked() {
        return isSyntaxChecked;
    }

    /**
     * Whether a file is a module in the syntax of the Pythons that the package is for.
     *
     * @param file a file of the package
     * @return false for what is no module, and for files that are named as written for other Pythons
     */
    public boolean isModule(SourceFile file) {
        return file.name().endsWith(".py") && !otherPythons.match(file.name());
    }

    /**
     * Whether a file becomes bytecode at the level {@link Level#BYTECODE}.
     *
     * @param file a file of the package
     * @return true for modules, but for those whose source is kept
     */
    public boolean isCompiled(SourceFile file) {
        return isModule(file) && !keptSources.match(file.name());
    }

    /** Notes globs that match none of these files. */
    void requireAll(List<SourceFile> files, TomlSection tool) {
        otherPythons.requireAll(files, tool, CompileKeys.OTHER_PYTHONS);
        keptSources.requireAll(files, tool, CompileKeys.KEEP_SOURCE);
    }

    /** All that results depend on. */
    @Override
    public String toString() {
        return String.join(
                "; ",
                level.toString(),
                type.toString(),
                Integer.toString(optimize),
                otherPythons.toString(),
                keptSources.toString());
    }
}
