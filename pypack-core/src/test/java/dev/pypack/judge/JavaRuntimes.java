package dev.pypack.judge;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Java runtimes of this machine from 17 on: the one that runs the tests, those that {@code pypack.test.jdks} lists (as
 * a path does), those of variables such as {@code JAVA_HOME} and {@code JAVA_HOME_21_X64}, and those in the usual folders.
 */
public final class JavaRuntimes {
    private static final List<String> USUAL_FOLDERS = List.of(
            "/usr/lib/jvm",
            "/Library/Java/JavaVirtualMachines",
            "C:\\Program Files\\Java",
            "C:\\Program Files\\Eclipse Adoptium");

    private JavaRuntimes() {}

    /** The {@code java} programs, each by what it says of its version and maker. */
    public static Map<String, Path> ofThisMachine() {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        List<String> listed = List.of(System.getProperty("pypack.test.jdks", "").split(File.pathSeparator));
        listed.forEach(home -> homes.add(Path.of(home)));
        Map<String, String> environment = Judges.host().environment();
        environment.forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME")) {
                homes.add(Path.of(value));
            }
        });
        for (String folder : USUAL_FOLDERS) {
            homes.addAll(children(Path.of(folder)));
        }
        homes.addAll(children(Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java")));
        Map<String, Path> runtimes = new TreeMap<>();
        homes.forEach(home -> add(home, runtimes));
        return runtimes;
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted()
                    .flatMap(child -> Stream.of(child, child.resolve("Contents").resolve("Home")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Path home, Map<String, Path> runtimes) {
        Path release = home.resolve("release");
        Path java = home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isReadable(release) || !Files.isExecutable(java)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (version.isEmpty() || Runtime.Version.parse(version).feature() < 17) {
            return;
        }
        String maker = properties.getProperty("IMPLEMENTOR", "unknown").replace("\"", "");
        runtimes.putIfAbsent(version + ", " + maker, java);
    }
}
