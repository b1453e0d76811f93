package dev.pypack.sdist;

import dev.pypack.build.Fingerprint;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Sha256;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.uv.UvSetup;
import dev.pypack.python.PythonRuntime;
import dev.pypack.store.FolderContent;
import dev.pypack.store.KeptScript;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The build of one package on one Python, as far as the store doesn't have its result: what it needs is found out once, and
 * what these versions make is made once.
 */
final class SdistBuild implements AutoCloseable {
    private static final String FORMAT = "pypack sdist 1";
    private static final String REQUIRES = "requires.txt";

    private final SourceArchive archive;
    private final PythonRuntime python;
    private final UvSetup setup;
    private final LockInputs inputs;
    private final Duration limit;
    private final boolean mayBePure;
    private @Nullable Path scratch;
    private @Nullable BuildFolder folder;

    /**
     * A build that was not begun.
     *
     * @param archive the sources
     * @param python the Python that it runs on
     * @param setup the uv that gets what it needs
     * @param inputs what the module says
     * @param limit how long code of the package may run
     */
    SdistBuild(SourceArchive archive, PythonRuntime python, UvSetup setup, LockInputs inputs, Duration limit) {
        this.archive = archive;
        this.python = python;
        this.setup = setup;
        this.inputs = inputs;
        this.limit = limit;
        this.mayBePure =
                inputs.settings().pureSdists().contains(archive.locked().name());
    }

    /** The wheel: the one that is kept, else one that is built now. */
    BuiltWheel wheel() throws IOException {
        Store store = setup.store();
        String pins = Files.readString(
                store.folder("build-requires/" + key().end(), new Requires()).resolve(REQUIRES));
        String name = key().with(pins)
                .with(Boolean.toString(mayBePure))
                .with(Boolean.toString(archive.nativeWheels().isEmpty()))
                .end();
        return KeptBuild.in(store.folder("built-wheels/" + name, new Wheel(pins)));
    }

    /** All that decides what is built, but what the build needs. */
    private Fingerprint key() throws IOException {
        return Fingerprint.of(FORMAT)
                .with(archive.locked().label())
                .with(archive.sha256().digest())
                .with(archive.subdirectory().stream().toList())
                .with(python.origin())
                .with(python.version())
                .with(python.executable().toString())
                .with(python.host().classifier())
                .with(setup.identity())
                .with(setup.places(inputs));
    }

    private BuildFolder folder() throws IOException {
        BuildFolder begun = folder;
        if (begun == null) {
            String label = archive.locked().label();
            setup.context().listener().started("Building " + label + " with Python " + python.version());
            Path root = setup.store().scratch("build-");
            scratch = root;
            begun = new BuildFolder(
                    root,
                    archive,
                    python,
                    setup.builds(label, inputs),
                    KeptScript.in(setup.store(), SdistBuild.class, "build_requires.py"),
                    limit,
                    setup.context().listener()::detailed);
            folder = begun;
        }
        return begun;
    }

    /** What stays of the folder is deleted with the other leftovers of the store: the wheel is kept already. */
    @Override
    public void close() {
        if (scratch != null) {
            try {
                FolderTree.delete(scratch);
            } catch (IOException left) {
                setup.context().listener().detailed(scratch + " can't be deleted: " + left);
            }
        }
    }

    /** The versions of what the build needs. */
    private final class Requires implements FolderContent {
        @Override
        public void fill(Path kept) throws IOException {
            Files.writeString(kept.resolve(REQUIRES), folder().pins());
        }

        @Override
        public boolean isIntact(Path kept) {
            return Files.isRegularFile(kept.resolve(REQUIRES));
        }
    }

    /** What is built with these versions. */
    private final class Wheel implements FolderContent {
        private final String pins;

        Wheel(String pins) {
            this.pins = pins;
        }

        @Override
        public void fill(Path kept) throws IOException {
            List<Path> built = folder().build(pins);
            BuildCheck check = new BuildCheck(archive, mayBePure ? List.of() : folder().signs());
            Path wheel = check.only(built);
            KeptBuild.write(new BuiltWheel(wheel, check.name(wheel), Sha256.ofFile(wheel)), kept);
        }

        @Override
        public boolean isIntact(Path kept) throws IOException {
            return KeptBuild.isWholeIn(kept);
        }
    }
}
