package dev.pypack.bundle;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.LastMade;
import dev.pypack.build.LastMade.Made;
import dev.pypack.project.ModuleFiles;
import dev.pypack.project.ModuleModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The last build of a module, as long as none of its files has changed: then not even its pyproject.toml has to be read.
 * Only modules with one wheel are remembered; the others are read each time.
 */
public final class LastBuild {
    private static final String FORMAT = "1";
    private static final int SHORT = 16;

    private final Path output;
    private final Path memory;
    private final Instant listed;
    private final Optional<ModuleFiles> files;
    private final Optional<Remembered> remembered;

    private LastBuild(
            Path output, Path memory, Instant listed, Optional<ModuleFiles> files, Optional<Remembered> remembered) {
        this.output = output;
        this.memory = memory;
        this.listed = listed;
        this.files = files;
        this.remembered = remembered;
    }

    /** What a build leaves behind for the next. */
    private record Remembered(
            String checked, String packed, String wheel, String fingerprint, List<Path> sourceFolders) {}

    /**
     * Looks for the last build of a module.
     *
     * @param module its folder
     * @param output where its wheel lies
     * @return the last build, be there none
     * @throws IOException if the folder can't be read
     */
    public static LastBuild of(Path module, Path output) throws IOException {
        String place = Fingerprint.of(module.toAbsolutePath().normalize().toString())
                .end()
                .substring(0, SHORT);
        Path memory = output.resolve("pypack").resolve(place + ".module");
        Instant listed = Instant.now();
        Optional<ModuleFiles> files = ModuleFiles.of(module, output);
        Optional<Remembered> remembered = files.isPresent() && Files.isRegularFile(memory)
                ? read(Files.readAllBytes(memory), files.get().listing())
                : Optional.empty();
        return new LastBuild(output, memory, listed, files, remembered);
    }

    private static Optional<Remembered> read(byte[] memory, byte[] listing) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(memory);
        try (DataInputStream in = new DataInputStream(bytes)) {
            if (!in.readUTF().equals(FORMAT)) {
                return Optional.empty();
            }
            Remembered last = new Remembered(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF().lines().map(Path::of).toList());
            int start = memory.length - bytes.available();
            boolean isSame = Arrays.equals(memory, start, memory.length, listing, 0, listing.length);
            return isSame ? Optional.of(last) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it was damaged
        }
    }

    /**
     * The folders of the sources, where nothing has changed since the module was packed.
     *
     * @param checked what the result of reading the module depends on, but for its files
     * @return the folders; nothing where the module is to be read
     */
    public Optional<List<Path>> sourceFolders(String checked) {
        return remembered.filter(last -> last.checked.equals(checked)).map(Remembered::sourceFolders);
    }

    /**
     * The wheel, where nothing has changed since it was made.
     *
     * @param packed what the wheel depends on, but for files of the module
     * @return the wheel; nothing where the module is to be read
     * @throws IOException if what was made can't be read
     */
    public Optional<Made> wheel(String packed) throws IOException {
        Optional<Remembered> last = remembered.filter(build -> build.packed.equals(packed));
        return last.isPresent()
                ? LastMade.in(output, last.get().wheel).ifUpToDate(last.get().fingerprint)
                : Optional.empty();
    }

    /**
     * Remembers this build as the last one.
     *
     * @param module as it was read; its wheel was made
     * @param checked what the result of reading the module depends on, but for its files
     * @param packed what the wheel depends on, but for files of the module
     * @throws IOException if it can't be remembered
     */
    public void remember(ModuleModel module, String checked, String packed) throws IOException {
        String wheel = ModuleWheels.nameOf(module.packages().get(0));
        Optional<String> fingerprint = LastMade.in(output, wheel).fingerprint();
        boolean isOneForAll =
                module.packages().stream().allMatch(model -> model.platform().isEmpty());
        if (fingerprint.isPresent() && isOneForAll && canTell(module)) {
            String folders = module.sourceFolders().stream().map(Path::toString).collect(Collectors.joining("\n"));
            AtomicMove.write(memory, bytes(checked, packed, wheel, fingerprint.get(), folders));
        } else {
            forget();
        }
    }

    /**
     * Remembers no build, so that the next one reads the module and tells again what is to be told.
     *
     * @throws IOException if the memory can't be deleted
     */
    public void forget() throws IOException {
        Files.deleteIfExists(memory);
    }

    /** Whether the next build would see each change by the files alone. */
    private boolean canTell(ModuleModel module) {
        return files.isPresent() && files.get().isSettled(listed) && files.get().hold(module);
    }

    private byte[] bytes(String... texts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            for (String text : texts) {
                out.writeUTF(text);
            }
            out.write(files.orElseThrow().listing());
        }
        return bytes.toByteArray();
    }
}
