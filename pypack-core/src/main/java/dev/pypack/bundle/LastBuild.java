package dev.pypack.bundle;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.LastMade;
import dev.pypack.build.LastMade.Made;
import dev.pypack.bundle.BuildMemory.RememberedWheel;
import dev.pypack.project.ModuleFiles;
import dev.pypack.project.ModuleModel;
import dev.pypack.project.PackageReader.SourcesNow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last build of a module, as long as none of its files has changed: then not even its pyproject.toml has to be read.
 * Modules with wheels for some platforms are read each time they are packed.
 */
public final class LastBuild {
    private static final byte[] NO_FILES = {};

    private final Path output;
    private final Path memory;
    private final Instant listed;
    private final Optional<ModuleFiles> files;
    private final BuildMemory last;

    private LastBuild(Path output, Path memory, Instant listed, Optional<ModuleFiles> files, BuildMemory last) {
        this.output = output;
        this.memory = memory;
        this.listed = listed;
        this.files = files;
        this.last = last;
    }

    /**
     * Looks for the last build of a module.
     *
     * @param module its folder
     * @param output where its wheel lies
     * @return the last build, be there none
     * @throws IOException if what is remembered can't be read
     */
    public static LastBuild of(Path module, Path output) throws IOException {
        Path memory = output.resolve("pypack").resolve(Fingerprint.ofPlace(module) + ".module");
        Instant listed = Instant.now();
        Optional<ModuleFiles> files = ModuleFiles.of(module, output);
        BuildMemory last = Files.isRegularFile(memory)
                ? BuildMemory.parse(Files.readAllBytes(memory), listing(files))
                : BuildMemory.NOTHING;
        return new LastBuild(output, memory, listed, files, last);
    }

    private static Optional<byte[]> listing(Optional<ModuleFiles> files) {
        return files.isPresent() ? Optional.of(files.get().listing()) : Optional.empty();
    }

    /**
     * The folders of the sources, where nothing has changed since the module was found in order.
     *
     * @param checked what the result of checking the module depends on, but for its files
     * @return the folders; nothing where the module is to be read
     */
    public Optional<List<Path>> sourceFolders(String checked) {
        return last.checked().equals(checked) ? Optional.of(last.sourceFolders()) : Optional.empty();
    }

    /**
     * The wheels, where nothing has changed since they were made.
     *
     * @param packed what the wheels depend on, but for files of the module
     * @return the wheels, in the order of the targets; nothing where the module is to be read
     * @throws IOException if what was made can't be read
     */
    public Optional<List<MadeWheel>> wheels(String packed) throws IOException {
        if (!last.packed().equals(packed)) {
            return Optional.empty();
        }
        List<MadeWheel> wheels = new ArrayList<>();
        for (RememberedWheel wheel : last.wheels()) {
            Optional<Made> made = LastMade.in(output, wheel.memory()).ifUpToDate(wheel.fingerprint());
            if (made.isEmpty()) {
                return Optional.empty();
            }
            wheels.add(new MadeWheel(wheel.memory(), made.get(), Optional.empty(), wheel.python()));
        }
        return Optional.of(wheels);
    }

    /**
     * Remembers that the module is in order, where a change of it would be seen; its wheels are made later.
     *
     * @param sources as they were read and checked
     * @param checked what the result of checking the module depends on, but for its files
     * @throws IOException if it can't be remembered
     */
    public void rememberCheck(SourcesNow sources, String checked) throws IOException {
        if (canTell() && files.orElseThrow().hold(sources.places())) {
            write(
                    BuildMemory.ofCheck(last.family(), checked, sources.folders()),
                    files.orElseThrow().listing());
        }
    }

    /**
     * Remembers this build as the last one. Where the last one packed a package of another name, its wheels go that are
     * still as they were made.
     *
     * @param module as it was read and checked
     * @param wheels what was made of it
     * @param checked what the result of checking the module depends on, but for its files
     * @param packed what the wheels depend on, but for files of the module
     * @throws IOException if it can't be remembered, or a file can't be deleted
     */
    public void remember(ModuleModel module, List<MadeWheel> wheels, String checked, String packed) throws IOException {
        if (!canTell() || !files.orElseThrow().hold(module)) {
            rememberFamily(module);
            return;
        }
        String family = forgetOthers(module);
        BuildMemory now = areForAll(wheels)
                ? new BuildMemory(family, checked, packed, remembered(wheels), module.sourceFolders())
                : BuildMemory.ofCheck(family, checked, module.sourceFolders());
        write(now, files.orElseThrow().listing());
    }

    private static boolean areForAll(List<MadeWheel> wheels) {
        for (MadeWheel wheel : wheels) {
            if (wheel.platform().isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static List<RememberedWheel> remembered(List<MadeWheel> wheels) {
        List<RememberedWheel> remembered = new ArrayList<>();
        for (MadeWheel wheel : wheels) {
            remembered.add(RememberedWheel.of(wheel));
        }
        return List.copyOf(remembered);
    }

    /** Whether the next build would see each change of a file that was listed. */
    private boolean canTell() {
        return files.isPresent() && files.get().isSettled(listed);
    }

    /**
     * Remembers nothing of this build but what the package is called, so that the next one reads the module and tells again
     * what is to be told.
     *
     * @param module as it was read
     * @throws IOException if it can't be remembered, or a file can't be deleted
     */
    public void rememberFamily(ModuleModel module) throws IOException {
        write(BuildMemory.ofFamily(forgetOthers(module)), NO_FILES);
    }

    /** The family of the module's wheels; those of another one go. */
    private String forgetOthers(ModuleModel module) throws IOException {
        String family = ModuleWheels.family(module.packages().get(0));
        if (!last.family().isEmpty() && !last.family().equals(family)) {
            LastMade.keepOnly(List.of(), last.family(), output);
        }
        return family;
    }

    private void write(BuildMemory now, byte[] listing) throws IOException {
        AtomicMove.write(memory, now.with(listing));
    }
}
