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
            for (Path file : files(host)) {
                if (Files.isReadable(file)) {
                    byKey.putAll(read(file));
                }
            }
        }
        for (Map.Entry<String, String> each : variables.entrySet()) {
            String name = each.getKey();
            if (name.startsWith("PIP_") && !each.getValue().isBlank()) {
                byKey.put(
                        name.substring("PIP_".length()).toLowerCase(Locale.ROOT).replace('_', '-'), each.getValue());
            }
        }
        return new PipSettings(byKey);
    }

    /** What turns off all configuration files. */
    private static boolean isNothing(String file) {
        return file.equals("/dev/null") || file.equalsIgnoreCase("nul");
    }

    private static List<Path> files(Host host) {
        Map<String, String> variables = host.environment();
        List<Path> files = new ArrayList<>();
        if (host.system() == OperatingSystem.WINDOWS) {
            files.addAll(in(folder(variables, "PROGRAMDATA"), "pip/pip.ini"));
            files.addAll(in(folder(variables, "USERPROFILE"), "pip/pip.ini"));
            files.addAll(in(folder(variables, "APPDATA"), "pip/pip.ini"));
        } else {
            files.add(Path.of("/etc/xdg/pip/pip.conf"));
            files.add(Path.of("/etc/pip.conf"));
            Optional<Path> home = folder(variables, "HOME");
            if (host.system() == OperatingSystem.MACOS) {
                files.add(Path.of("/Library/Application Support/pip/pip.conf"));
                files.addAll(in(home, "Library/Application Support/pip/pip.conf"));
            }
            files.addAll(in(home, ".pip/pip.conf"));
            Optional<Path> settings = folder(variables, "XDG_CONFIG_HOME");
            files.addAll(settings.isPresent() ? in(settings, "pip/pip.conf") : in(home, ".config/pip/pip.conf"));
        }
        Optional<Path> told = folder(variables, FILE);
        if (told.isPresent()) {
            files.add(told.get());
        }
        return files;
    }

    private static Optional<Path> folder(Map<String, String> variables, String name) {
        String folder = variables.getOrDefault(name, "");
        return folder.isBlank() ? Optional.empty() : Optional.of(Path.of(folder));
    }

    private static List<Path> in(Optional<Path> folder, String file) {
        return folder.isPresent() ? List.of(folder.get().resolve(file)) : List.of();
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
                    values.put(key, (values.get(key) + "\n" + text).strip());
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
            for (Map.Entry<String, String> value : values.entrySet()) {
                if (value.getKey().startsWith(each)) {
                    ofInstalling.put(value.getKey().substring(each.length()), value.getValue());
                }
            }
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
        Optional<String> url = first("index-url");
        return url.isPresent() ? Optional.of(PackageIndex.at(url.get())) : Optional.empty();
    }

    /**
     * More indexes.
     *
     * @return in the order in which they are named
     */
    public List<PackageIndex> extra() {
        List<PackageIndex> indexes = new ArrayList<>();
        for (String url : words("extra-index-url")) {
            indexes.add(PackageIndex.at(url));
        }
        return List.copyOf(indexes);
    }

    /**
     * A file of certificates.
     *
     * @return its path, if one is named
     */
    public Optional<String> certificates() {
        return first("cert");
    }

    /**
     * A proxy.
     *
     * @return its address, if one is named
     */
    public Optional<String> proxy() {
        return first("proxy");
    }

    private Optional<String> first(String key) {
        List<String> words = words(key);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(0));
    }

    private List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (String word : byKey.getOrDefault(key, "").split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
