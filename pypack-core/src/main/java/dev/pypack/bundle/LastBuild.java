package dev.pypack.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.LastMade;
import dev.pypack.build.LastMade.Made;
import dev.pypack.project.ModuleFiles;
import dev.pypack.project.ModuleModel;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.UnknownTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The last build of a module, as long as none of its files has changed: then not even its pyproject.toml has to be read.
 * Modules with wheels for some platforms are read each time.
 */
public final class LastBuild {
    private static final String FORMAT = "1";
    private static final String CHANGED = "";
    private static final int SHORT = 16;

    private final Path output;
    private final Path memory;
    private final Instant listed;
    private final Optional<ModuleFiles> files;
    private final Remembered last;

    private LastBuild(Path output, Path memory, Instant listed, Optional<ModuleFiles> files, Remembered last) {
        this.output = output;
        this.memory = memory;
        this.listed = listed;
        this.files = files;
        this.last = last;
    }

    /** What a build leaves behind for the next. Where a file has changed since, only the family counts. */
    private record Remembered(
            String family, String checked, String packed, List<RememberedWheel> wheels, List<Path> sourceFolders) {
        static final Remembered NOTHING = new Remembered("", CHANGED, CHANGED, List.of(), List.of());

        Remembered afterChange() {
            return new Remembered(family, CHANGED, CHANGED, List.of(), List.of());
        }
    }

    private record RememberedWheel(String memory, String fingerprint, Optional<PythonVersion> python) {}

    /**
     * Looks for the last build of a module.
     *
     * @param module its folder
     * @param output where its wheel lies
     * @return the last build, be there none
     * @throws IOException if what is remembered can't be read
     */
    public static LastBuild of(Path module, Path output) throws IOException {
        String place = Fingerprint.of(module.toAbsolutePath().normalize().toString())
                .end()
                .substring(0, SHORT);
        Path memory = output.resolve("pypack").resolve(place + ".module");
        Instant listed = Instant.now();
        Optional<ModuleFiles> files = ModuleFiles.of(module, output);
        Remembered last = Files.isRegularFile(memory)
                ? read(Files.readAllBytes(memory), files.map(ModuleFiles::listing))
                : Remembered.NOTHING;
        return new LastBuild(output, memory, listed, files, last);
    }

    private static Remembered read(byte[] memory, Optional<byte[]> listing) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(memory);
        try (DataInputStream in = new DataInputStream(bytes)) {
            if (!text(in).equals(FORMAT)) {
                return Remembered.NOTHING;
            }
            Remembered last = new Remembered(text(in), text(in), text(in), wheels(in), folders(in));
            int start = memory.length - bytes.available();
            boolean isSame = listing.isPresent()
                    && Arrays.equals(memory, start, memory.length, listing.get(), 0, listing.get().length);
            return isSame ? last : last.afterChange();
        } catch (IOException | UnknownTarget | InvalidPathException e) {
            return Remembered.NOTHING; // it was damaged
        }
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new StreamCorruptedException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), UTF_8);
    }

    private static List<RememberedWheel> wheels(DataInputStream in) throws IOException {
        List<RememberedWheel> wheels = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            wheels.add(new RememberedWheel(
                    text(in),
                    text(in),
                    Optional.of(text(in)).filter(python -> !python.isEmpty()).map(PythonVersion::parse)));
        }
        return wheels;
    }

    private static List<Path> folders(DataInputStream in) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            folders.add(Path.of(text(in)));
        }
        return folders;
    }

    /**
     * The folders of the sources, where nothing has changed since the module was checked and packed.
     *
     * @param checked what the result of checking the module depends on, but for its files
     * @return the folders; nothing where the module is to be read
     */
    public Optional<List<Path>> sourceFolders(String checked) {
        return last.checked.equals(checked) ? Optional.of(last.sourceFolders) : Optional.empty();
    }

    /**
     * The wheels, where nothing has changed since they were made.
     *
     * @param packed what the wheels depend on, but for files of the module
     * @return the wheels, in the order of the targets; nothing where the module is to be read
     * @throws IOException if what was made can't be read
     */
    public Optional<List<MadeWheel>> wheels(String packed) throws IOException {
        if (!last.packed.equals(packed)) {
            return Optional.empty();
        }
        List<MadeWheel> wheels = new ArrayList<>();
        for (RememberedWheel wheel : last.wheels) {
            Optional<Made> made = LastMade.in(output, wheel.memory).ifUpToDate(wheel.fingerprint);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            wheels.add(new MadeWheel(wheel.memory, made.get(), Optional.empty(), wheel.python));
        }
        return Optional.of(wheels);
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
        boolean isForAll = wheels.stream().allMatch(wheel -> wheel.platform().isEmpty());
        if (isForAll && canTell(module)) {
            remember(
                    new Remembered(
                            ModuleWheels.family(module.packages().get(0)),
                            checked,
                            packed,
                            wheels.stream()
                                    .map(wheel -> new RememberedWheel(
                                            wheel.memory(), wheel.made().fingerprint(), wheel.python()))
                                    .toList(),
                            module.sourceFolders()),
                    files.orElseThrow().listing());
        } else {
            rememberFamily(module);
        }
    }

    /** Whether the next build would see each change by the files alone. */
    private boolean canTell(ModuleModel module) {
        return files.isPresent() && files.get().isSettled(listed) && files.get().hold(module);
    }

    /**
     * Remembers nothing of this build but what the package is called, so that the next one reads the module and tells again
     * what is to be told.
     *
     * @param module as it was read
     * @throws IOException if it can't be remembered, or a file can't be deleted
     */
    public void rememberFamily(ModuleModel module) throws IOException {
        String family = ModuleWheels.family(module.packages().get(0));
        remember(new Remembered(family, CHANGED, CHANGED, List.of(), List.of()), new byte[0]);
    }

    private void remember(Remembered now, byte[] listing) throws IOException {
        if (!last.family.isEmpty() && !last.family.equals(now.family)) {
            LastMade.keepOnly(List.of(), last.family, output);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (String text : List.of(FORMAT, now.family, now.checked, now.packed)) {
                write(text, out);
            }
            out.writeInt(now.wheels.size());
            for (RememberedWheel wheel : now.wheels) {
                write(wheel.memory, out);
                write(wheel.fingerprint, out);
                write(wheel.python.map(PythonVersion::toString).orElse(""), out);
            }
            out.writeInt(now.sourceFolders.size());
            for (Path folder : now.sourceFolders) {
                write(folder.toString(), out);
            }
            out.write(listing);
        }
        AtomicMove.write(memory, bytes.toByteArray());
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
