package dev.pypack.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file that a build made last, remembered in a folder of pypack's beside it: so the next build knows whether it is
 * still right, and which file of an earlier version is to go.
 */
public final class LastMade {
    private static final int LINES = 5;
    private static final String MEMORIES = "pypack";
    private static final String EXTENSION = ".last";

    private final Path folder;
    private final Path memory;

    private LastMade(Path folder, Path memory) {
        this.folder = folder;
        this.memory = memory;
    }

    /**
     * What a folder got last.
     *
     * @param folder where the results of builds lie
     * @param what of several things that are made there, without a version
     * @return what is remembered, be it nothing
     */
    public static LastMade in(Path folder, String what) {
        return new LastMade(folder, folder.resolve(MEMORIES).resolve(what + EXTENSION));
    }

    /**
     * The file, where it is still what was made, from the same inputs.
     *
     * @param fingerprint of the inputs, as they are now
     * @return the file and how many files are in it
     * @throws IOException if the memory can't be read
     */
    public Optional<Made> ifUpToDate(String fingerprint) throws IOException {
        Optional<Made> made = remembered();
        return made.isPresent() && made.get().fingerprint.equals(fingerprint) ? made : Optional.empty();
    }

    /**
     * A file that was made.
     *
     * @param file where it lies
     * @param bytes its size
     * @param files how many files are in it
     * @param fingerprint of what it was made from
     */
    public record Made(Path file, long bytes, int files, String fingerprint) {}

    private Optional<Made> remembered() throws IOException {
        if (!Files.isRegularFile(memory)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(memory, UTF_8);
        if (lines.size() != LINES) {
            return Optional.empty();
        }
        Path file = folder.resolve(lines.get(1));
        boolean isAsMade = Files.isRegularFile(file) && state(file).equals(lines.get(2) + " " + lines.get(3));
        return isAsMade
                ? Optional.of(
                        new Made(file, Long.parseLong(lines.get(2)), Integer.parseInt(lines.get(4)), lines.get(0)))
                : Optional.empty();
    }

    private static String state(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.size() + " " + attributes.lastModifiedTime().toInstant();
    }

    /**
     * Remembers a file instead of the one before, which is deleted where it has another name and is still as it was made.
     *
     * @param made in the folder
     * @throws IOException if it can't be remembered
     */
    public void remember(Made made) throws IOException {
        forget(made.file);
        String name = String.valueOf(made.file.getFileName());
        String state = state(made.file).replaceFirst(" ", "\n");
        AtomicMove.write(
                memory,
                String.join("\n", made.fingerprint, name, state, made.files + "\n")
                        .getBytes(UTF_8));
    }

    /**
     * Deletes what was made and is made no more: files that are still as they were made, and what is remembered of them.
     *
     * @param names what is still made
     * @param family what it is made of: the name, or what the names begin with before a dot
     * @param folder where the results of builds lie
     * @throws IOException if the folder can't be read, or a file can't be deleted
     */
    public static void keepOnly(Collection<String> names, String family, Path folder) throws IOException {
        Set<Path> kept = new HashSet<>();
        List<LastMade> gone = new ArrayList<>();
        for (LastMade each : ofFamily(family, folder)) {
            if (names.contains(each.name())) {
                Optional<Made> made = each.remembered();
                if (made.isPresent()) {
                    kept.add(made.get().file);
                }
            } else {
                gone.add(each);
            }
        }
        for (LastMade each : gone) {
            Optional<Made> made = each.remembered();
            if (made.isPresent() && !kept.contains(made.get().file)) {
                Files.deleteIfExists(made.get().file);
            }
            Files.deleteIfExists(each.memory);
        }
    }

    private static List<LastMade> ofFamily(String family, Path folder) throws IOException {
        Path memories = folder.resolve(MEMORIES);
        if (!Files.isDirectory(memories)) {
            return List.of();
        }
        List<LastMade> all = new ArrayList<>();
        for (Path file : FolderTree.entries(memories)) {
            String name = file.getFileName().toString();
            if (name.startsWith(family + ".") && name.endsWith(EXTENSION)) {
                all.add(in(folder, name.substring(0, name.length() - EXTENSION.length())));
            }
        }
        return all;
    }

    private String name() {
        String file = String.valueOf(memory.getFileName());
        return file.substring(0, file.length() - EXTENSION.length());
    }

    /**
     * Deletes the file before, where it has another name and is still as it was made, and remembers nothing.
     *
     * @param next the file that takes its place
     * @throws IOException if it can't be deleted
     */
    public void forget(Path next) throws IOException {
        Optional<Made> before = remembered();
        if (before.isPresent() && !before.get().file.getFileName().equals(next.getFileName())) {
            Files.deleteIfExists(before.get().file);
        }
        Files.deleteIfExists(memory);
    }
}
