package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals share that are about the packages that the module needs.
 */
abstract class DependencyMojo extends ModuleMojo {
    private static final String TARGETS = "pypack.targets";
    private static final String BUILD_SDIST = "pypack.buildSdist";
    private static final String EXCLUDE_NEWER = "pypack.excludeNewer";
    private static final String PYTHON_VERSION = "pypack.pythonVersion";

    private final MavenBuild build;

    /** The folder of the store, which all builds of this machine share; by default in the user's cache folder. */
    @Parameter(property = "pypack.store")
    private @Nullable File store;

    /** A CPython of this machine to use instead of the embedded one: a path, or the name of a program on the PATH. */
    @Parameter(property = "pypack.python")
    private @Nullable String python;

    /** A uv to use; by default one on the PATH if pypack was tested with its version, else the one that pypack fetches. */
    @Parameter(property = "pypack.uv")
    private @Nullable File uv;

    /**
     * The platforms that the packages have to run on, by their names or aliases, with a floor where another than the default
     * is meant; by default this machine's.
     */
    @Parameter(property = TARGETS)
    private List<String> targets = List.of();

    /**
     * The Pythons that the packages have to run on, as <code>3.11,3.12</code>. By default the lowest that
     * <code>requires-python</code> allows and that pypack has.
     */
    @Parameter(property = PYTHON_VERSION)
    private List<String> pythonVersion = List.of();

    /**
     * Packages that were uploaded later are not taken: a day that is still included, as <code>2025-11-01</code>, or a moment,
     * as <code>2025-11-01T12:00:00Z</code>.
     */
    @Parameter(property = EXCLUDE_NEWER)
    private @Nullable String excludeNewer;

    /**
     * Packages whose sdists are taken where there are no wheels, by their names. To find out what they need they are built, which
     * runs their code, with all rights of this build. By default none is.
     */
    @Parameter(property = BUILD_SDIST)
    private List<String> buildSdist = List.of();

    /**
     * The package index to use, as <code>https://packages.example.com/simple</code>. By default: the one that the project
     * names in <code>[[tool.uv.index]]</code>, a mirror in settings.xml of the layout <code>pypi</code>, the one of uv's
     * variables or of pip's settings, or the one that both use without any.
     */
    @Parameter(property = "pypack.indexUrl")
    private @Nullable String indexUrl;

    /** More package indexes, which are asked before the first. */
    @Parameter(property = "pypack.extraIndexUrls")
    private List<String> extraIndexUrls = List.of();

    /** The server in settings.xml whose user and password the indexes of these two properties are given. */
    @Parameter(property = "pypack.indexServerId")
    private @Nullable String indexServerId;

    /** The folder for results; here pypack remembers what it has found, too. */
    @Parameter(property = "pypack.outputDirectory", defaultValue = "${project.build.directory}", required = true)
    private File outputDirectory;

    DependencyMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    @Override
    final Pypack pypack() {
        Pypack pypack =
                build.pypack(getLog(), indexUrl, extraIndexUrls, indexServerId).set(said());
        if (store != null) {
            pypack = pypack.storedIn(store.toPath());
        }
        if (uv != null) {
            pypack = pypack.withUv(uv.toPath());
        }
        return python == null ? pypack : pypack.withPython(python, module());
    }

    /** Fails where a lock would be made of what this call of Maven alone says. */
    final void refuseUnwritten(TargetProperty asked) {
        pypack().refuseUnwritten(module(), pom(), asked, targetsOfModule(), written(), output());
    }

    private Settings said() {
        Settings settings = Settings.NONE;
        for (Map.Entry<String, List<String>> each : properties().entrySet()) {
            settings = settings.with(each.getKey(), each.getValue(), build.isOnCommandLine(each.getKey()));
        }
        return settings;
    }

    private Settings written() {
        Settings settings = Settings.NONE;
        for (Map.Entry<String, List<String>> each : properties().entrySet()) {
            String property = each.getKey();
            settings = settings.with(
                    property, build.isOnCommandLine(property) ? build.inPom(property) : each.getValue(), false);
        }
        return settings;
    }

    private Map<String, List<String>> properties() {
        return Map.of(
                PYTHON_VERSION,
                pythonVersion,
                EXCLUDE_NEWER,
                Optional.ofNullable(excludeNewer).stream().toList(),
                BUILD_SDIST,
                buildSdist);
    }

    /** The folder for results. */
    final Path output() {
        return outputDirectory.toPath();
    }

    /** The platforms, as somebody names them. */
    final TargetProperty targets() {
        return build.isOnCommandLine(TARGETS) ? TargetProperty.onCommandLine(targets) : TargetProperty.inPom(targets);
    }

    /** The platforms of the module, for a goal whose call names some of them. */
    final TargetProperty targetsOfModule() {
        return build.isOnCommandLine(TARGETS) ? TargetProperty.inPom(build.inPom(TARGETS)) : targets();
    }

    /** The platforms that the call of the goal names; none where it doesn't. */
    final List<String> namedTargets() {
        return build.isOnCommandLine(TARGETS) ? targets : List.of();
    }
}
