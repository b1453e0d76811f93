package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that check and compile the sources of the module.
 */
abstract class CompilingMojo extends PackingMojo {
    private static final String LEVEL = "pypack.level";
    private static final String TYPE = "pypack.type";
    private static final String OPTIMIZE = "pypack.optimize";
    private static final String PYTHON_VERSION = "pypack.pythonVersion";
    private static final String SYNTAX_CHECK = "pypack.syntaxCheck";
    private static final String BUILD_SDIST = "pypack.buildSdist";
    private static final String EXCLUDE_NEWER = "pypack.excludeNewer";
    private static final String TARGETS = "pypack.targets";

    private final MavenBuild build;

    /** The folder of the store, which all builds of this machine share; by default in the user's cache folder. */
    @Parameter(property = "pypack.store")
    private @Nullable File store;

    /** A CPython of this machine to use instead of the embedded one: a path, or the name of a program on the PATH. */
    @Parameter(property = "pypack.python")
    private @Nullable String python;

    /**
     * What becomes of the sources: <code>instant</code>, they are packed as they are, which is the default; or
     * <code>bytecode</code>, they are compiled, and each wheel is for one version of CPython.
     */
    @Parameter(property = LEVEL)
    private @Nullable String level;

    /**
     * What a wheel of bytecode has of the sources: <code>debug</code>, all of them, which is the default; or
     * <code>release</code>, none.
     */
    @Parameter(property = TYPE)
    private @Nullable String type;

    /** What the compiler leaves out: <code>0</code> nothing, <code>1</code> assertions, <code>2</code> docstrings too. */
    @Parameter(property = OPTIMIZE)
    private @Nullable String optimize;

    /**
     * The Pythons for which bytecode is made, as <code>3.11,3.12</code>: one wheel for each. By default the lowest that
     * <code>requires-python</code> allows and that pypack has.
     */
    @Parameter(property = PYTHON_VERSION)
    private List<String> pythonVersion = List.of();

    /**
     * Whether the syntax of the sources is checked, which is the default: by the newest Python that
     * <code>requires-python</code> allows, whose refusal fails the build, and by the oldest, whose refusal is a warning.
     */
    @Parameter(property = SYNTAX_CHECK)
    private @Nullable String syntaxCheck;

    /**
     * Platforms, by their names or aliases, with a floor where another than the default is meant: one wheel for each,
     * where the module has sources for some platforms; else without meaning for the wheel.
     */
    @Parameter(property = TARGETS)
    private List<String> targets = List.of();

    /** As in <code>pypack:lock</code>; a lock that was made with another one is stale. */
    @Parameter(property = EXCLUDE_NEWER)
    private @Nullable String excludeNewer;

    /** As in <code>pypack:lock</code>; a lock that was made with others is stale. */
    @Parameter(property = BUILD_SDIST)
    private List<String> buildSdist = List.of();

    CompilingMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    @Override
    final Pypack pypack() {
        Pypack pypack = super.pypack().set(settings()).checkingSyntax();
        if (store != null) {
            pypack = pypack.storedIn(store.toPath());
        }
        return python == null ? pypack : pypack.withPython(python, module());
    }

    /** The platforms, as somebody names them. */
    final TargetProperty targets() {
        return build.isOnCommandLine(TARGETS) ? TargetProperty.onCommandLine(targets) : TargetProperty.inPom(targets);
    }

    /** Fails where the lock of the module is stale, by what is written, whatever this call of Maven alone asks for. */
    final void refuseStaleLock() {
        Settings written = Settings.NONE
                .with(PYTHON_VERSION, written(PYTHON_VERSION, pythonVersion), false)
                .with(
                        EXCLUDE_NEWER,
                        written(
                                EXCLUDE_NEWER,
                                Optional.ofNullable(excludeNewer).stream().toList()),
                        false)
                .with(BUILD_SDIST, written(BUILD_SDIST, buildSdist), false);
        super.pypack()
                .set(written)
                .refuseStaleLock(module(), pom(), TargetProperty.inPom(written(TARGETS, targets)), output());
    }

    private List<String> written(String property, List<String> values) {
        return build.isOnCommandLine(property) ? build.inPom(property) : values;
    }

    private Settings settings() {
        Settings settings = set(Settings.NONE, LEVEL, level);
        settings = set(settings, TYPE, type);
        settings = set(settings, OPTIMIZE, optimize);
        settings = set(settings, SYNTAX_CHECK, syntaxCheck);
        return settings.with(PYTHON_VERSION, pythonVersion, build.isOnCommandLine(PYTHON_VERSION));
    }

    private Settings set(Settings settings, String property, @Nullable String value) {
        List<String> values = Optional.ofNullable(value).map(List::of).orElse(List.of());
        return settings.with(property, values, build.isOnCommandLine(property));
    }
}
