package dev.pypack.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.assertj.core.api.Assertions;

/**
 * The embedded Python 3.11 of any system, unpacked: what pypack does for its own system, done by hand.
 *
 * @param prefix where it lies
 * @param isWindows whether it is that of Windows
 */
public record ForeignPython(Path prefix, boolean isWindows) {
    private static final String LIBRARY_OF_WINDOWS = "lib/";

    /** That of a system, put into a folder. */
    public static ForeignPython unpacked(String classifier, Path prefix) throws IOException {
        ForeignPython python = new ForeignPython(prefix, classifier.startsWith("windows"));
        String jar = "cpython-3.11.3-1.5.9-" + classifier + ".jar";
        Path own = Judges.artifacts().resolve(jar);
        Path file = Files.exists(own)
                ? own
                : Judges.artifacts().resolveSibling("foreign-artifacts").resolve(jar);
        String root = "org/bytedeco/cpython/" + classifier + "/";
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                if (!entry.isDirectory() && name.startsWith(root) && !name.contains("/test/")) {
                    Path place = prefix.resolve(python.place(name.substring(root.length())));
                    Files.createDirectories(place.resolveSibling(""));
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, place);
                    }
                }
            }
        }
        python.complete();
        return python;
    }

    /** On Windows names of folders differ in case, and mean the same. */
    private String place(String name) {
        return isWindows && name.startsWith(LIBRARY_OF_WINDOWS)
                ? "Lib/" + name.substring(LIBRARY_OF_WINDOWS.length())
                : name;
    }

    private void complete() throws IOException {
        if (isWindows) {
            copy(prefix.resolve("Lib"), "vcruntime140*.dll", prefix);
        } else {
            copy(prefix, "libffi.so.*", prefix.resolve("lib/python3.11/lib-dynload"));
            Assertions.assertThat(executable().toFile().setExecutable(true)).isTrue();
        }
    }

    private static void copy(Path from, String glob, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, glob)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Its interpreter. */
    public Path executable() {
        return prefix.resolve(isWindows ? "python.exe" : "bin/python3.11");
    }

    /** Where packages lie. */
    public Path library() {
        return prefix.resolve(isWindows ? "Lib/site-packages" : "lib/python3.11/site-packages");
    }

    /** Lays an environment over it, of which no file may be there already. */
    public void overlay(Path environment) throws IOException {
        try (Stream<Path> files = Files.walk(environment)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                Path place = prefix.resolve(environment.relativize(file).toString());
                Files.createDirectories(place.resolveSibling(""));
                Files.copy(file, place);
            }
        }
    }
}
