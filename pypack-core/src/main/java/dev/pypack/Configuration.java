package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.OutputTimestamp;
import dev.pypack.lock.uv.UvSetup;
import dev.pypack.project.Settings;
import dev.pypack.python.CompilingPythons;
import dev.pypack.python.CompilingPythons.NamedPython;
import dev.pypack.python.EmbeddedPythons;
import dev.pypack.python.PythonProvisioner;
import dev.pypack.python.PythonRuntime;
import dev.pypack.sdist.SdistBuilder;
import dev.pypack.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What all that is done for one build has in common.
 *
 * @param context where the build runs
 * @param store what is kept from build to build
 * @param named a Python of this machine instead of the embedded ones
 * @param uv a uv to use instead of the one that pypack fetches, an absolute path
 * @param timestamp the time of all that is packed, as the build says it
 * @param settings what the build says by properties
 * @param isSyntaxChecked whether sources are checked before they are packed, unless a setting says otherwise
 */
record Configuration(
        BuildContext context,
        Store store,
        Optional<NamedPython> named,
        Optional<Path> uv,
        Optional<String> timestamp,
        Settings settings,
        boolean isSyntaxChecked) {

    static Configuration in(BuildContext context) {
        Store store = Store.in(context.host().cacheFolder().resolve("pypack"));
        return new Configuration(
                context, store, Optional.empty(), Optional.empty(), Optional.empty(), Settings.NONE, false);
    }

    Configuration storedIn(Store other) {
        return new Configuration(context, other, named, uv, timestamp, settings, isSyntaxChecked);
    }

    Configuration withPython(NamedPython python) {
        return new Configuration(context, store, Optional.of(python), uv, timestamp, settings, isSyntaxChecked);
    }

    Configuration withUv(Path program) {
        return new Configuration(context, store, named, Optional.of(program), timestamp, settings, isSyntaxChecked);
    }

    Configuration timestamped(String time) {
        return new Configuration(context, store, named, uv, Optional.of(time), settings, isSyntaxChecked);
    }

    Configuration set(Settings properties) {
        return new Configuration(context, store, named, uv, timestamp, properties, isSyntaxChecked);
    }

    /** The same, of which nobody hears. */
    Configuration silenced() {
        BuildContext silent =
                new BuildContext(context.host(), context.artifacts(), context.indexes(), BuildListener.SILENT);
        return new Configuration(silent, store, named, uv, timestamp, settings, isSyntaxChecked);
    }

    Configuration checkingSyntax() {
        return new Configuration(context, store, named, uv, timestamp, settings, true);
    }

    /** The Python that runs at build time. */
    PythonRuntime python() {
        PythonProvisioner provisioner = new PythonProvisioner(context, store);
        return named.isPresent()
                ? provisioner.named(named.get().interpreter(), named.get().directory())
                : provisioner.embedded(EmbeddedPythons.known().defaultMinorVersion());
    }

    /** The embedded Python whose pip carries the launchers for Windows, whatever Python is named. */
    PythonRuntime launchersPython() {
        return new PythonProvisioner(context, store)
                .embedded(EmbeddedPythons.known().defaultMinorVersion());
    }

    /** A Python of a version to run programs with: the named one, or an embedded one. */
    PythonRuntime python(String minorVersion) {
        PythonProvisioner provisioner = new PythonProvisioner(context, store);
        return named.isPresent()
                ? provisioner.named(named.get().interpreter(), named.get().directory())
                : provisioner.embedded(minorVersion);
    }

    /** The uv that resolves. */
    UvSetup resolver() {
        return new UvSetup(uv, this::python, context, store);
    }

    /** Who builds what is locked as sources, each on the Python of its target; where this machine has none, on the newest. */
    SdistBuilder builder(SdistBuilder.Inputs inputs) {
        return new SdistBuilder(
                resolver(),
                minor -> EmbeddedPythons.known().has(minor, context.host()) ? python(minor) : python(),
                inputs);
    }

    /** The Pythons that check and compile sources. */
    CompilingPythons compilers() {
        return new CompilingPythons(new PythonProvisioner(context, store), context.host(), named);
    }

    /** The time of all that is packed. */
    Instant time() {
        return OutputTimestamp.of(timestamp, context.host().environment());
    }
}
