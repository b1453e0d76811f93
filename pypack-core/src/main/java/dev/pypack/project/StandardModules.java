package dev.pypack.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The modules and packages that come with CPython, of the newest version that pypack knows: {@code import} finds them
 * before any installed package.
 */
public final class StandardModules {
    private static final Set<String> NAMES = read();

    private StandardModules() {}

    private static Set<String> read() {
        try (InputStream list = StandardModules.class.getResourceAsStream("standard-modules.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
