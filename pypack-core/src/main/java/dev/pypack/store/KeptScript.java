package dev.pypack.store;

import dev.pypack.build.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A script that some Python runs: a resource of this library, put into a folder of the store where there is nothing else. */
public final class KeptScript implements FolderContent {
    private static final int SHORT = 16;

    private final String name;
    private final byte[] text;

    private KeptScript(String name, byte[] text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Where a script lies; it is put there if it is not.
     *
     * @param owner the class beside which the resource lies
     * @param name of the resource, and of the file
     * @param store the store
     * @return an absolute path
     */
    public static Path in(Store store, Class<?> owner, String name) {
        try (InputStream stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            KeptScript script = new KeptScript(name, stream.readAllBytes());
            String version = Sha256.of(script.text).toHex().substring(0, SHORT);
            return store.folder("scripts/" + version, script).resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fill(Path folder) throws IOException {
        Files.write(folder.resolve(name), text);
    }

    @Override
    public boolean isIntact(Path folder) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), text);
    }
}
