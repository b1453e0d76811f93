package dev.pypack.crossenv;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FileState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of an environment: of what it was made, and how files of it were then, but for those of which it is known
 * anyway. Its first line alone says whether it is still as it was made.
 */
final class EnvironmentMemory {
    private static final String TAB = "\t";
    private static final FileState NOT_YET = new FileState(-1, 0, 0, 0);
    private static final int HEAD_FIELDS = 5;
    private static final int FILE_FIELDS = 6;

    private final Path file;

    EnvironmentMemory(Path file) {
        this.file = file;
    }

    /**
     * The first line.
     *
     * @param fingerprint of what the environment was made of
     * @param treeHash of all that lies in it
     * @param packages how many are in it
     * @param files how many files
     * @param bytes how many bytes
     */
    record Head(String fingerprint, String treeHash, int packages, int files, long bytes) {
        private String toLine() {
            return String.join(
                    TAB,
                    fingerprint,
                    treeHash,
                    Integer.toString(packages),
                    Integer.toString(files),
                    Long.toString(bytes));
        }
    }

    /**
     * A file as it was made.
     *
     * @param content its hash, and whether it may be run
     * @param state what the file system said of it
     */
    record MadeFile(String content, FileState state) {
        static MadeFile of(InstalledFile file, FileState state) {
            return new MadeFile(content(file.content()), state);
        }

        static String content(InstalledFile.Content content) {
            return content.sha256().toHex() + (content.isExecutable() ? "x" : "");
        }
    }

    Optional<Head> head() throws IOException {
        try {
            return readHead();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    private Optional<Head> readHead() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            String[] fields = line == null ? new String[0] : line.split(TAB, -1);
            return fields.length == HEAD_FIELDS
                    ? Optional.of(new Head(
                            fields[0],
                            fields[1],
                            Integer.parseInt(fields[2]),
                            Integer.parseInt(fields[3]),
                            Long.parseLong(fields[4])))
                    : Optional.empty();
        }
    }

    /** The files of which something is remembered, by their paths. */
    Map<String, MadeFile> files() throws IOException {
        try {
            return readFiles();
        } catch (NumberFormatException damaged) {
            return new HashMap<>();
        }
    }

    private Map<String, MadeFile> readFiles() throws IOException {
        Map<String, MadeFile> files = new HashMap<>();
        if (Files.isRegularFile(file)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                String[] fields = lines.get(i).split(TAB, -1);
                if (fields.length == FILE_FIELDS) {
                    FileState state = new FileState(
                            Long.parseLong(fields[2]),
                            Long.parseLong(fields[3]),
                            Integer.parseInt(fields[4]),
                            Integer.parseInt(fields[5]));
                    files.put(fields[0], new MadeFile(fields[1], state));
                }
            }
        }
        return files;
    }

    /**
     * Remembers what is about to be made, and no more that the environment is as it was made: so that what a killed process
     * has left is known to the next one.
     */
    void intend(Collection<InstalledFile> missing, Map<String, MadeFile> known) throws IOException {
        Map<String, MadeFile> intended = new TreeMap<>(known);
        for (InstalledFile file : missing) {
            intended.put(file.path(), new MadeFile(MadeFile.content(file.content()), NOT_YET));
        }
        StringBuilder text = new StringBuilder("\n");
        append(intended, text);
        AtomicMove.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(Map<String, MadeFile> files, StringBuilder text) {
        for (Map.Entry<String, MadeFile> each : files.entrySet()) {
            append(each.getKey(), each.getValue(), text);
        }
    }

    private static void append(String path, MadeFile made, StringBuilder text) {
        FileState state = made.state();
        text.append(path).append(TAB).append(made.content());
        text.append(TAB).append(state.size()).append(TAB).append(state.seconds());
        text.append(TAB).append(state.nanos()).append(TAB).append(state.key()).append('\n');
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Remembers what was made, and files of it by their paths. */
    void remember(Head head, Map<String, MadeFile> made) throws IOException {
        StringBuilder text = new StringBuilder(head.toLine()).append('\n');
        append(made, text);
        AtomicMove.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
