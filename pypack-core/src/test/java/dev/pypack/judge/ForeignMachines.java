package dev.pypack.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.OperatingSystem;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Linux on arm64, by qemu, and Windows, by Wine: made once by {@code foreign-machines.sh} and kept beside the judges. A test
 * that asks for them where they can't be made is aborted, and says why.
 */
public final class ForeignMachines {
    private static final String SCRIPT = "foreign-machines.sh";
    private static final int IMPOSSIBLE = 3;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path folder;

    private ForeignMachines(Path folder) {
        this.folder = folder;
    }

    /** Those of this machine; made now if they are not there. */
    public static ForeignMachines summoned() throws IOException {
        String name = "foreign-machines/" + Integer.toHexString(script().hashCode());
        try {
            return new ForeignMachines(Judges.summoned().keep(name, new Content()));
        } catch (Impossible e) {
            return Assumptions.abort("Nothing runs here for Linux on arm64 and for Windows: " + e.getMessage());
        }
    }

    /** A program of Linux on arm64, with no variables. */
    public Command arm64(Path program, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(emulator().toString(), "-L", sysroot().toString()));
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return new Command(words, Map.of(), Optional.empty(), LIMIT);
    }

    /** What runs programs of Linux on arm64. */
    public Path emulator() {
        return folder.resolve("machine/usr/bin/qemu-aarch64-static");
    }

    /** Where these find their C library. */
    public Path sysroot() {
        return folder.resolve("arm64");
    }

    /** A Windows with a disk of its own. */
    public Windows windows(Path disk) throws IOException {
        return new Windows(folder.resolve("machine"), disk).started();
    }

    /**
     * A Windows, as Wine has it, which sees the files of this machine as disk Z.
     *
     * @param machine where Wine lies
     * @param disk the folder of its own disk
     */
    public record Windows(Path machine, Path disk) implements AutoCloseable {
        private static final String ZLIB = "usr/x86_64-w64-mingw32/lib/zlib1.dll";

        /** Wine 8 has not this one, by which programs of Rust get random numbers. */
        private static final ForwardingDll RANDOM =
                new ForwardingDll("bcryptprimitives.dll", "ProcessPrng", "advapi32.SystemFunction036");

        /** Some programs of Wine need a library that is not Wine's, and find it only where they lie. */
        private Windows started() throws IOException {
            Outcome started = run(Path.of("wineboot"), "--init");
            assertThat(started.exitCode()).as(started.errors()).isZero();
            Files.copy(
                    machine.resolve(ZLIB),
                    disk.resolve("drive_c/windows/system32/zlib1.dll"),
                    StandardCopyOption.REPLACE_EXISTING);
            Path random = disk.resolve("drive_c/windows/system32").resolve(RANDOM.name());
            if (!Files.exists(random)) {
                Files.write(random, RANDOM.bytes());
            }
            return this;
        }

        /** Runs a program of Windows, which sees these variables. */
        public Outcome run(Map<String, String> variables, Path program, String... arguments) {
            List<String> words = new ArrayList<>(List.of(wine("wine64"), program.toString()));
            words.addAll(List.of(arguments));
            Map<String, String> all = new HashMap<>(variables);
            all.putAll(environment());
            return new Command(words, all, Optional.empty(), LIMIT).run();
        }

        /** Runs a program of Windows. */
        public Outcome run(Path program, String... arguments) {
            return run(Map.of(), program, arguments);
        }

        /** How Windows calls a file of this machine. */
        public static String path(Path file) {
            return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
        }

        private Map<String, String> environment() {
            return Map.of(
                    "HOME",
                    disk.toString(),
                    "LC_ALL",
                    "C.UTF-8",
                    "LD_LIBRARY_PATH",
                    machine.resolve("usr/lib/x86_64-linux-gnu").toString(),
                    "WINEPREFIX",
                    disk.toString(),
                    "WINEDEBUG",
                    "-all",
                    // Nobody needs its .NET and its browser, for which it would ask in a window.
                    "WINEDLLOVERRIDES",
                    "mscoree,mshtml=",
                    "WINEPATH",
                    path(machine.resolve(ZLIB).resolveSibling("")));
        }

        private String wine(String program) {
            return machine.resolve("usr/lib/wine").resolve(program).toString();
        }

        /** Ends what still runs in it. */
        @Override
        public void close() {
            new Command(List.of(wine("wineserver"), "-k"), environment(), Optional.empty(), LIMIT).run();
        }
    }

    private static String script() {
        try (InputStream stream = ForeignMachines.class.getResourceAsStream(SCRIPT)) {
            return new String(Optional.ofNullable(stream).orElseThrow().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Why there are none. */
    private static final class Impossible extends RuntimeException {
        private static final long serialVersionUID = 1;

        Impossible(String reason) {
            super(reason);
        }
    }

    private static final class Content implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            if (Judges.host().system() == OperatingSystem.WINDOWS) {
                throw new Impossible("there is no shell that runs " + SCRIPT);
            }
            Path script = Files.writeString(folder.resolve(SCRIPT), script());
            Outcome outcome = Command.of(Path.of("sh"), script.toString(), folder.toString())
                    .withEnvironment(Judges.host().environment())
                    .run();
            if (outcome.exitCode() == IMPOSSIBLE) {
                throw new Impossible(outcome.output().strip());
            }
            assertThat(outcome.exitCode())
                    .as(outcome.output() + outcome.errors())
                    .isZero();
        }

        @Override
        public boolean isIntact(Path folder) {
            ForeignMachines made = new ForeignMachines(folder);
            return Files.isExecutable(made.emulator()) && Files.isDirectory(made.sysroot());
        }
    }
}
