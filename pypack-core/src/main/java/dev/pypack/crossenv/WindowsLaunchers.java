package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.ZipWriter;
import dev.pypack.target.Platform;
import dev.pypack.wheel.EntryScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Programs for Windows: a stub, a line that says where Python lies seen from it, and a zip file with the Python code. They
 * lie in {@code Scripts}, and Python in the folder above.
 */
final class WindowsLaunchers implements ScriptMaker {
    private static final String FOLDER_ABOVE = "#!<launcher_dir>\\..\\";
    private static final String EXECUTABLE = ".exe";

    private final Platform windows;
    private final Supplier<Path> pip;
    private final Path scratch;
    private @Nullable LauncherStubs stubs;

    /**
     * Launchers for a Windows, from a wheel of pip that is asked for with the first of them. A zip file of them is written
     * in a folder for that before it is read.
     */
    WindowsLaunchers(Platform windows, Supplier<Path> pip, Path scratch) {
        this.windows = windows;
        this.pip = pip;
        this.scratch = scratch;
    }

    private LauncherStubs stubs() {
        if (stubs == null) {
            try {
                stubs = LauncherStubs.of(windows, pip.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stubs;
    }

    @Override
    public Map<String, byte[]> ofEntryPoint(EntryScript script) {
        byte[] program = ScriptMaker.program(script).getBytes(UTF_8);
        return Map.of(script.name() + EXECUTABLE, launcher(program, script.isWindowed()));
    }

    /** The script stays too, for those that run it with Python. */
    @Override
    public Map<String, byte[]> ofScript(String name, byte[] content) {
        Optional<byte[]> rest = ScriptMaker.behindShebang(content);
        if (rest.isEmpty()) {
            return Map.of();
        }
        boolean isWindowed =
                new String(content, 0, Math.min(content.length, "#!pythonw".length()), UTF_8).equals("#!pythonw");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(name, content);
        files.put(withoutSuffix(name) + EXECUTABLE, launcher(rest.get(), isWindowed));
        return files;
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(".py") || name.endsWith(".pyw") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private byte[] launcher(byte[] program, boolean isWindowed) {
        ByteArrayOutputStream launcher = new ByteArrayOutputStream();
        launcher.writeBytes(isWindowed ? stubs().windowed() : stubs().console());
        launcher.writeBytes((FOLDER_ABOVE + (isWindowed ? "pythonw.exe" : "python.exe") + "\r\n").getBytes(UTF_8));
        launcher.writeBytes(zipped(program));
        return launcher.toByteArray();
    }

    private byte[] zipped(byte[] program) {
        try {
            Path file = Files.createTempFile(scratch, "launcher", ".zip");
            try {
                try (ZipWriter zip = ZipWriter.to(file, Instant.EPOCH, 1)) {
                    zip.add("__main__.py", program, FileMode.REGULAR);
                    zip.commit();
                }
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
