package dev.pypack.python;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.store.FolderContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An embedded Python as a folder of the store: the files of its jar where CPython looks for them, and a list of them by
 * which damage is noticed.
 */
final class UnpackedPython implements FolderContent {
    private static final String LIST = "pypack-files.txt";
    private static final String END = "%d files\n";

    /** Every file gets this time, so that one which was written to later is known by its time. */
    private static final FileTime UNTOUCHED = FileTime.fromMillis(1_577_836_800_000L);

    private final EmbeddedPython python;
    private final EmbeddedPart part;
    private final Host host;
    private final Supplier<Path> jar;

    UnpackedPython(EmbeddedPython python, EmbeddedPart part, Host host, Supplier<Path> jar) {
        this.python = python;
        this.part = part;
        this.host = host;
        this.jar = jar;
    }

    /** The copy beside libpython: started from {@code bin}, 3.14 takes {@code bin/..} for its prefix. */
    Path executable(Path folder) {
        return folder.resolve(
                host.system() == OperatingSystem.WINDOWS ? "python.exe" : "python" + python.minorVersion());
    }

    @Override
    public void fill(Path folder) throws IOException {
        Path file = jar.get();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> names = unpack(zip, folder);
            makeExecutable(folder);
            names.addAll(makeLibrariesFindable(folder));
            writeList(folder, names);
        } catch (ZipException e) {
            throw new EnvironmentFailure(
                    file + " is damaged: " + e.getMessage(),
                    "Delete the folder " + file.getParent() + " and run the build again with network.",
                    e);
        }
        if (part == EmbeddedPart.WHOLE) {
            PythonProbe.check(executable(folder), host);
        }
    }

    private List<String> unpack(ZipFile zip, Path folder) throws IOException {
        String prefix = "org/bytedeco/cpython/" + host.classifier() + "/";
        List<String> names = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                String name = entry.getName().substring(prefix.length());
                if (part.has(name, library())) {
                    unpack(zip, entry, inside(folder, name));
                    names.add(name);
                }
            }
        }
        if (!Files.exists(executable(folder))) {
            throw new ZipException("it has no " + prefix + executable(folder).getFileName());
        }
        return names;
    }

    private String library() {
        return host.system() == OperatingSystem.WINDOWS ? "lib/" : "lib/python" + python.minorVersion() + "/";
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        if (sum.getValue() != entry.getCrc()) {
            throw new ZipException("wrong checksum of " + entry.getName());
        }
    }

    private static Path inside(Path folder, String name) throws ZipException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new ZipException("an entry leads out of the folder: " + name);
        }
        return file;
    }

    /** Jars keep no permissions. */
    private void makeExecutable(Path folder) throws IOException {
        for (Path program :
                List.of(executable(folder), folder.resolve("bin").resolve("python" + python.minorVersion()))) {
            if (Files.exists(program) && !program.toFile().setExecutable(true, false)) {
                throw new IOException(program + " can't be made executable");
            }
        }
    }

    /**
     * Copies shared libraries to where extension modules find them: on Linux, since 3.12, {@code _ctypes} looks beside
     * itself for libffi and nowhere else; on Windows the C run-time belongs beside {@code python.exe}.
     *
     * @return the names of the copies
     */
    private List<String> makeLibrariesFindable(Path folder) throws IOException {
        return switch (host.system()) {
            case LINUX -> copy(folder, "", "libffi.so.*", "lib/python" + python.minorVersion() + "/lib-dynload/");
            case WINDOWS -> copy(folder, "lib/", "vcruntime140*.dll", "");
            case MACOS -> List.of();
        };
    }

    private static List<String> copy(Path folder, String from, String glob, String to) throws IOException {
        List<String> names = new ArrayList<>();
        try (var libraries = Files.newDirectoryStream(folder.resolve(from), glob)) {
            for (Path library : libraries) {
                String name = to + library.getFileName();
                if (!Files.exists(folder.resolve(name))) {
                    Files.copy(library, folder.resolve(name));
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** A line for each file, and at the end how many there are: so a list that was cut short is known. */
    private static void writeList(Path folder, List<String> names) throws IOException {
        StringBuilder list = new StringBuilder();
        for (String name : names.stream().sorted().toList()) {
            Path file = folder.resolve(name);
            Files.setLastModifiedTime(file, UNTOUCHED);
            list.append(Files.size(file)).append(' ').append(name).append('\n');
        }
        Files.writeString(folder.resolve(LIST), list + END.formatted(names.size()));
    }

    @Override
    public boolean isIntact(Path folder) throws IOException {
        Path list = folder.resolve(LIST);
        if (!Files.isRegularFile(list) || !Files.isExecutable(executable(folder))) {
            return false;
        }
        List<String> lines = new String(Files.readAllBytes(list), StandardCharsets.UTF_8)
                .lines()
                .toList();
        int files = lines.size() - 1;
        if (files < 1 || !lines.get(files).equals(END.formatted(files).strip())) {
            return false;
        }
        for (String line : lines.subList(0, files)) {
            if (!isUntouched(folder, line)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUntouched(Path folder, String line) throws IOException {
        int blank = line.indexOf(' ');
        Path file = folder.resolve(line.substring(blank + 1));
        return Files.isRegularFile(file)
                && line.substring(0, Math.max(blank, 0)).equals(String.valueOf(Files.size(file)))
                && Files.getLastModifiedTime(file).equals(UNTOUCHED);
    }
}
