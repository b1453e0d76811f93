package dev.pypack.maven;

import dev.pypack.Pypack;
import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that needs a Python at build time.
 */
abstract class PythonMojo extends PypackMojo {
    private final MavenBuild build;

    /** The folder of the store, which all builds of this machine share; by default in the user's cache folder. */
    @Parameter(property = "pypack.store")
    private @Nullable File store;

    /** A CPython of this machine to use instead of the embedded one: a path, or the name of a program on the PATH. */
    @Parameter(property = "pypack.python")
    private @Nullable String python;

    PythonMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    /** The way into core, with the store and the Python that the build asks for. */
    Pypack pypack() {
        Pypack pypack = build.pypack(getLog());
        if (store != null) {
            pypack = pypack.storedIn(store.toPath());
        }
        return python == null ? pypack : pypack.withPython(python, build.directory());
    }
}
