package dev.pypack.python;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All embedded Pythons that there are: the table in {@code embedded-pythons.txt}.
 */
public final class EmbeddedPythons {
    private static final String INSTEAD = "Set -Dpypack.python=<interpreter> to use a CPython of this machine instead.";

    private static final EmbeddedPythons KNOWN = read();

    private final List<EmbeddedPython> oldestFirst;

    private EmbeddedPythons(List<EmbeddedPython> oldestFirst) {
        this.oldestFirst = oldestFirst;
    }

    /**
     * The table that pypack carries.
     *
     * @return all embedded Pythons
     */
    public static EmbeddedPythons known() {
        return KNOWN;
    }

    private static EmbeddedPythons read() {
        try (InputStream table = EmbeddedPythons.class.getResourceAsStream("embedded-pythons.txt")) {
            if (table == null) {
                throw new IllegalStateException("embedded-pythons.txt is missing from the jar");
            }
            return new EmbeddedPythons(rows(new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EmbeddedPython> rows(BufferedReader lines) throws IOException {
        List<EmbeddedPython> rows = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("#")) {
                rows.add(row(line));
            }
        }
        return List.copyOf(rows);
    }

    private static EmbeddedPython row(String line) {
        String[] words = line.split(" +");
        return new EmbeddedPython(
                words[0], words[1], Set.copyOf(Arrays.asList(words).subList(2, words.length)));
    }

    /** All of them, the oldest first. */
    List<EmbeddedPython> all() {
        return oldestFirst;
    }

    /**
     * The versions that there are.
     *
     * @return minor versions, the oldest first
     */
    public List<String> minorVersions() {
        List<String> versions = new ArrayList<>();
        for (EmbeddedPython python : oldestFirst) {
            versions.add(python.minorVersion());
        }
        return List.copyOf(versions);
    }

    /**
     * The one that runs where none is asked for.
     *
     * @return the minor version of the newest
     */
    public String defaultMinorVersion() {
        return oldestFirst.get(oldestFirst.size() - 1).minorVersion();
    }

    /**
     * Whether there is one of a version for a machine.
     *
     * @param minorVersion such as {@code 3.14}
     * @param host the machine that it shall run on
     * @return true if there is
     */
    public boolean has(String minorVersion, Host host) {
        for (EmbeddedPython python : oldestFirst) {
            if (python.minorVersion().equals(minorVersion) && python.runsOn(host)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The embedded Python of a version for a machine.
     *
     * @param minorVersion such as {@code 3.14}
     * @param host the machine that it shall run on
     * @return one that runs there
     * @throws EnvironmentFailure if there is none, saying which there are and what to set
     */
    public EmbeddedPython find(String minorVersion, Host host) {
        Optional<EmbeddedPython> python = ofVersion(minorVersion);
        if (python.isEmpty()) {
            throw new EnvironmentFailure(
                    "There is no embedded Python " + minorVersion + "; there are " + String.join(", ", minorVersions())
                            + ".",
                    INSTEAD,
                    null);
        }
        if (!python.get().runsOn(host)) {
            throw new EnvironmentFailure(
                    "The embedded Python " + minorVersion + " does not exist for " + host.classifier() + "; "
                            + alternatives(host) + ".",
                    INSTEAD,
                    null);
        }
        return python.get();
    }

    private Optional<EmbeddedPython> ofVersion(String minorVersion) {
        for (EmbeddedPython python : oldestFirst) {
            if (python.minorVersion().equals(minorVersion)) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private String alternatives(Host host) {
        List<String> others = oldestFirst.stream()
                .filter(python -> python.runsOn(host))
                .map(EmbeddedPython::minorVersion)
                .toList();
        return others.isEmpty()
                ? "no version does; the systems with one are "
                        + oldestFirst.stream()
                                .flatMap(python -> python.classifiers().stream())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "))
                : "for this machine there are " + String.join(", ", others);
    }
}
