package dev.pypack.run;

import dev.pypack.build.Sha256;
import dev.pypack.store.FolderContent;
import dev.pypack.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The script that runs tests, in a folder of the store where there is nothing else. */
final class TestScript implements FolderContent {
    private static final String NAME = "run_tests.py";

    private final byte[] text;

    private TestScript(byte[] text) {
        this.text = text;
    }

    /** Where the script lies; it is put there if it is not. */
    static Path in(Store store) {
        try (InputStream stream = TestScript.class.getResourceAsStream(NAME)) {
            if (stream == null) {
                throw new IllegalStateException(NAME + " is missing from the jar");
            }
            TestScript script = new TestScript(stream.readAllBytes());
            String version = Sha256.of(script.text).toHex().substring(0, 16);
            return store.folder("scripts/tests-" + version, script).resolve(NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fill(Path folder) throws IOException {
        Files.write(folder.resolve(NAME), text);
    }

    @Override
    public boolean isIntact(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), text);
    }
}
