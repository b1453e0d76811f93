package dev.pypack.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the user has told pip of package indexes and of the way to them, by its variables and its configuration files. uv
 * doesn't read them.
 *
 * @see <a href="https://pip.pypa.io/en/stable/topics/configuration/">pip, "Configuration"</a>
 */
public final class PipSettings {
    private static final String FILE = "PIP_CONFIG_FILE";
    private static final List<String> SECTIONS = List.of("global.", "install.");

    private final Map<String, String> byKey;

    private PipSettings(Map<String, String> byKey) {
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * The settings of whoever runs the build: files of the machine, of the user and of the variable, then the variables.
     *
     * @param host this machine
     * @return the settings, be there none
     */
    public static PipSettings of(Host host) {
        Map<String, String> byKey = new HashMap<>();
        Map<String, String> variables = host.environment();
        if (!isNothing(variables.getOrDefault(FILE, ""))) {
            files(host).filter(Files::isReadable).forEach(file -> byKey.putAll(read(file)));
        }
        variables.forEach((name, value) -> {
            if (name.startsWith("PIP_") && !value.isBlank()) {
                byKey.put(
                        name.substring("PIP_".length()).toLowerCase(Locale.ROOT).replace('_', '-'), value);
            }
        });
        return new PipSettings(byKey);
    }

    /** What turns off all configuration files. */
    private static boolean isNothing(String file) {
        return file.equals("/dev/null") || file.equalsIgnoreCase("nul");
    }

    private static Stream<Path> files(Host host) {
        Map<String, String> variables = host.environment();
        List<Path> files = new ArrayList<>();
        if (host.system() == OperatingSystem.WINDOWS) {
            folder(variables, "PROGRAMDATA")
                    .map(folder -> folder.resolve("pip/pip.ini"))
                    .ifPresent(files::add);
            folder(variables, "USERPROFILE")
                    .map(folder -> folder.resolve("pip/pip.ini"))
                    .ifPresent(files::add);
            folder(variables, "APPDATA")
                    .map(folder -> folder.resolve("pip/pip.ini"))
                    .ifPresent(files::add);
        } else {
            files.add(Path.of("/etc/xdg/pip/pip.conf"));
            files.add(Path.of("/etc/pip.conf"));
            Optional<Path> home = folder(variables, "HOME");
            if (host.system() == OperatingSystem.MACOS) {
                files.add(Path.of("/Library/Application Support/pip/pip.conf"));
                home.map(folder -> folder.resolve("Library/Application Support/pip/pip.conf"))
                        .ifPresent(files::add);
            }
            home.map(folder -> folder.resolve(".pip/pip.conf")).ifPresent(files::add);
            folder(variables, "XDG_CONFIG_HOME")
                    .or(() -> home.map(folder -> folder.resolve(".config")))
                    .map(folder -> folder.resolve("pip/pip.conf"))
                    .ifPresent(files::add);
        }
        folder(variables, FILE).ifPresent(files::add);
        return files.stream();
    }

    private static Optional<Path> folder(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** The keys of the sections that hold for installing; a value may go on in lines that are indented. */
    private static Map<String, String> read(Path file) {
        Map<String, String> values = new HashMap<>();
        String section = "";
        String key = "";
        try {
            for (String line : text(file).lines().toList()) {
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                    continue;
                }
                if (text.startsWith("[") && text.endsWith("]")) {
                    section = text.substring(1, text.length() - 1).strip() + ".";
                    key = "";
                } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
                    values.merge(key, text, (first, next) -> (first + "\n" + next).strip());
                } else {
                    key = section
                            + text.split("[=:]", 2)[0]
                                    .strip()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-');
                    values.put(key, text.contains("=") || text.contains(":") ? text.split("[=:]", 2)[1].strip() : "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> ofInstalling = new HashMap<>();
        for (String each : SECTIONS) {
            values.forEach((name, value) -> {
                if (name.startsWith(each)) {
                    ofInstalling.put(name.substring(each.length()), value);
                }
            });
        }
        return ofInstalling;
    }

    /** A comment in another encoding is nobody's mistake here; what is read of the file is ASCII. */
    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * The index instead of the default one.
     *
     * @return the index, if one is named
     */
    public Optional<PackageIndex> index() {
        return words("index-url").stream().findFirst().map(PackageIndex::at);
    }

    /**
     * More indexes.
     *
     * @return in the order in which they are named
     */
    public List<PackageIndex> extra() {
        return words("extra-index-url").stream().map(PackageIndex::at).toList();
    }

    /**
     * A file of certificates.
     *
     * @return its path, if one is named
     */
    public Optional<String> certificates() {
        return words("cert").stream().findFirst();
    }

    /**
     * A proxy.
     *
     * @return its address, if one is named
     */
    public Optional<String> proxy() {
        return words("proxy").stream().findFirst();
    }

    private List<String> words(String key) {
        return Stream.of(byKey.getOrDefault(key, "").split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
