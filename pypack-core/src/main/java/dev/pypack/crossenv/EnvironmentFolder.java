package dev.pypack.crossenv;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FileState;
import dev.pypack.build.FolderTree;
import dev.pypack.crossenv.EnvironmentMemory.Head;
import dev.pypack.crossenv.EnvironmentMemory.MadeFile;
import dev.pypack.crossenv.InstalledFile.Linked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an environment, brought to exactly the files that belong there: what is right stays untouched, what is
 * foreign or damaged goes.
 */
final class EnvironmentFolder {
    private static final String SUFFIX = ".part";

    private final Path folder;
    private final EnvironmentMemory memory;
    private final int threads;

    EnvironmentFolder(Path folder, Path memory, int threads) {
        this.folder = folder;
        this.memory = new EnvironmentMemory(memory);
        this.threads = threads;
    }

    /** What is in it, where it was made of the same and nobody has touched it since. */
    Optional<Head> ifAsMade(String fingerprint) throws IOException {
        Optional<Head> head = memory.head();
        boolean isAsMade = head.isPresent()
                && head.get().fingerprint().equals(fingerprint)
                && TreeHash.of(folder).equals(head.get().treeHash());
        return isAsMade ? head : Optional.empty();
    }

    /** Makes it have these files and no others. */
    Head bringTo(EnvironmentPlan plan, String fingerprint) throws IOException {
        List<InstalledFile> wanted = List.copyOf(plan.files().values());
        PlacedFiles placed = new PlacedFiles(wanted, threads);
        List<FileState> states;
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            states = change(wanted, placed.folders());
        } else {
            Files.deleteIfExists(folder);
            memory.forget();
            states = make(wanted, placed);
        }
        TreeHash hash = new TreeHash();
        for (String each : placed.folders()) {
            hash.folder(each);
        }
        long bytes = 0;
        Map<String, MadeFile> unlinked = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            InstalledFile file = wanted.get(i);
            FileState state = states.get(i);
            hash.file(file.path(), state);
            bytes += file.content().size();
            if (!isLinked(file, state)) {
                unlinked.put(file.path(), MadeFile.of(file, state));
            }
        }
        Head head = new Head(fingerprint, hash.end(), plan.packages(), wanted.size(), bytes);
        memory.remember(head, unlinked);
        return head;
    }

    /** A new one, which nobody sees before it is whole; how its files are. */
    private List<FileState> make(List<InstalledFile> wanted, PlacedFiles placed) throws IOException {
        Path parent = Files.createDirectories(folder.toAbsolutePath().resolveSibling(""));
        removeLeftovers(parent);
        Path made = Files.createDirectory(parent.resolve(leftoverPrefix() + UUID.randomUUID() + SUFFIX));
        try {
            FilePlacer placer = new FilePlacer(made);
            placed.place(made, file -> placer.placeNew(file, made.resolve(file.path())));
            List<FileState> states = new ArrayList<>(wanted.size());
            for (InstalledFile file : wanted) {
                states.add(placer.state(file, made));
            }
            AtomicMove.move(made, folder);
            return states;
        } finally {
            if (Files.exists(made)) {
                FolderTree.delete(made);
            }
        }
    }

    private String leftoverPrefix() {
        return "." + folder.getFileName() + ".";
    }

    /** Only the holder of the environment's lock makes it, so what is there is of a process that was killed. */
    private void removeLeftovers(Path parent) throws IOException {
        for (Path entry : FolderTree.entries(parent)) {
            if (isLeftover(entry)) {
                FolderTree.delete(entry);
            }
        }
    }

    private boolean isLeftover(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(leftoverPrefix()) && name.endsWith(SUFFIX);
    }

    private List<FileState> change(List<InstalledFile> wanted, Set<String> folders) throws IOException {
        Map<String, MadeFile> known = memory.files();
        FileTable now = FileTable.of(folder);
        List<InstalledFile> missing = new ArrayList<>();
        for (InstalledFile file : wanted) {
            FileState state = now.files().get(file.path());
            if (state == null || !isRight(file, known.get(file.path()), state)) {
                missing.add(file);
            }
        }
        memory.forget();
        removeForeign(wanted, folders, now);
        FilePlacer placer = new FilePlacer(folder);
        new PlacedFiles(missing, threads).place(folder, file -> placer.replace(file, folder.resolve(file.path())));
        for (InstalledFile file : missing) {
            now.files().put(file.path(), placer.state(file, folder));
        }
        List<FileState> states = new ArrayList<>(wanted.size());
        for (InstalledFile file : wanted) {
            states.add(Objects.requireNonNull(now.files().get(file.path())));
        }
        return states;
    }

    private static boolean isRight(InstalledFile file, @Nullable MadeFile made, FileState state) {
        return isLinked(file, state)
                || (made != null
                        && made.state().equals(state)
                        && made.content().equals(MadeFile.content(file.content())));
    }

    /** Whether it is the file of the store itself, of which nothing has to be remembered. */
    private static boolean isLinked(InstalledFile file, FileState state) {
        return file.content() instanceof Linked linked
                && linked.state().key() != 0
                && linked.state().equals(state);
    }

    private void removeForeign(Collection<InstalledFile> wanted, Set<String> folders, FileTable now)
            throws IOException {
        Set<String> files = new HashSet<>();
        for (InstalledFile file : wanted) {
            files.add(file.path());
        }
        for (String other : now.others()) {
            Files.delete(folder.resolve(other));
        }
        for (String file : now.files().keySet()) {
            if (!files.contains(file)) {
                Files.delete(folder.resolve(file));
            }
        }
        List<String> deepestFirst = new ArrayList<>(now.folders());
        Collections.reverse(deepestFirst);
        for (String each : deepestFirst) {
            if (!folders.contains(each)) {
                Files.delete(folder.resolve(each));
            }
        }
    }
}
