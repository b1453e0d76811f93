package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.process.Command;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * numba, which compiles functions while they run, of the version in {@code numba.txt}: fetched once and kept beside the
 * judges, on their Python.
 */
public final class Numba {
    private static final String LIST = "numba.txt";

    private final VirtualEnvironment environment;

    private Numba(VirtualEnvironment environment) {
        this.environment = environment;
    }

    /** numba; fetched now if it is not there. */
    public static Numba summoned(Judges judges) throws IOException {
        String name = "numba/" + Integer.toHexString(list().hashCode()) + "-"
                + judges.python().version();
        Path folder = judges.keep(name, new Content(judges));
        return new Numba(new VirtualEnvironment(folder, Map.of(), Judges.host()));
    }

    /** The Python that has it, with arguments and no variables. */
    public Command python(String... arguments) {
        return environment.python(arguments);
    }

    private static String list() {
        try (InputStream stream = Numba.class.getResourceAsStream(LIST)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private record Content(Judges judges) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            VirtualEnvironment made = judges.environment(folder);
            Path wanted = Files.writeString(folder.resolve(LIST + ".new"), list());
            judges.pipInstall(made, "--only-binary", ":all:", "-r", wanted.toString());
            Files.move(wanted, folder.resolve(LIST));
        }

        @Override
        public boolean isIntact(Path folder) {
            return Files.exists(folder.resolve(LIST))
                    && Files.isExecutable(new VirtualEnvironment(folder, Map.of(), Judges.host()).python());
        }
    }
}
