package dev.pypack.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The modules and packages that come with CPython, of the newest version that pypack knows: {@code import} finds them
 * before any installed package.
 */
public final class StandardModules {
    private static final Set<String> NAMES = read();

    private StandardModules() {}

    private static Set<String> read() {
        InputStream list = StandardModules.class.getResourceAsStream("standard-modules.txt");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(list), UTF_8))) {
            return names(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(BufferedReader lines) throws IOException {
        Set<String> names = new HashSet<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                names.add(line);
            }
        }
        return Set.copyOf(names);
    }

    static Set<String> names() {
        return NAMES;
    }

    /**
     * Whether a module of this name comes with CPython.
     *
     * @param name of a module or package, without dots
     * @return true where an installed module of this name would not be found
     */
    public static boolean contain(String name) {
        return NAMES.contains(name);
    }
}
