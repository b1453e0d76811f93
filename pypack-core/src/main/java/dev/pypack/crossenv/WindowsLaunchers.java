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
    private static final String EXECUTABLE = ".exe";

    private final Platform windows;
    private final Supplier<LauncherStubs> source;
    private final String pythonFolder;
    private @Nullable LauncherStubs stubs;

    /** Launchers for a Windows, from stubs that are asked for with the first of them. */
    WindowsLaunchers(Platform windows, Supplier<LauncherStubs> source, String pythonFolder) {
        this.windows = windows;
        this.source = source;
        this.pythonFolder = pythonFolder;
    }

    private LauncherStubs stubs() {
        if (stubs == null) {
            stubs = source.get();
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
        launcher.writeBytes(stubs().of(windows, isWindowed));
        launcher.writeBytes(
                ("#!" + pythonFolder + (isWindowed ? "pythonw.exe" : "python.exe") + "\r\n").getBytes(UTF_8));
        launcher.writeBytes(zipped(program));
        return launcher.toByteArray();
    }

    /** By the one writer of archives, which writes files. */
    private static byte[] zipped(byte[] program) {
        try {
            Path file = Files.createTempFile("pypack-launcher", ".zip");
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
