package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.crossenv.EnvironmentMemory.Head;
import dev.pypack.crossenv.EnvironmentMemory.MadeFile;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages of a lock in a virtual environment, which has more files than these: those of the environment itself, and
 * what its user has installed.
 */
final class VirtualFolder {
    private static final String SUFFIX = ".py";
    private static final String CACHE = "__pycache__";

    private final Path folder;
    private final RealFolder real;
    private final EnvironmentMemory memory;
    private final int threads;

    VirtualFolder(EnvironmentPlace place, int threads) {
        this.folder = place.folder();
        this.real = new RealFolder(folder);
        this.memory = new EnvironmentMemory(place.memory());
        this.threads = threads;
    }

    /** What is in it, where it was made of the same and nobody has touched these files since. */
    Optional<Head> ifAsMade(String fingerprint) throws IOException {
        Optional<Head> head = memory.head().filter(known -> known.fingerprint().equals(fingerprint));
        if (head.isPresent()) {
            for (Map.Entry<String, MadeFile> each : memory.files().entrySet()) {
                if (!isIn(each.getKey(), each.getValue().state())) {
                    return Optional.empty();
                }
            }
        }
        return head;
    }

    private boolean isIn(String path, FileState state) throws IOException {
        return state(path).filter(state::equals).isPresent();
    }

    private Optional<FileState> state(String path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(folder.resolve(path), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? Optional.of(FileState.of(attributes)) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Makes it have these files, and none of those that it had instead before. */
    Head bringTo(EnvironmentPlan plan, String fingerprint) throws IOException {
        Map<String, MadeFile> known = memory.files();
        Collection<InstalledFile> wanted = plan.files().values();
        refuseLinks(wanted);
        removeLeftovers(known.keySet());
        new ForeignVersions(folder).removeBut(wanted, known.keySet());
        List<InstalledFile> missing = new ArrayList<>();
        for (InstalledFile file : wanted) {
            MadeFile made = known.get(file.path());
            boolean isRight = made != null
                    && made.content().equals(MadeFile.content(file.content()))
                    && isIn(file.path(), made.state());
            if (!isRight) {
                missing.add(file);
            }
        }
        memory.intend(missing, known);
        for (String path : known.keySet()) {
            if (!plan.files().containsKey(path)) {
                remove(path);
            }
        }
        FilePlacer placer = new FilePlacer(folder);
        new PlacedFiles(missing, threads).place(folder, file -> {
            removeCompiled(folder.resolve(file.path()));
            placer.replace(file, folder.resolve(file.path()));
        });
        Map<String, MadeFile> files = new LinkedHashMap<>();
        for (InstalledFile file : wanted) {
            FileState state = state(file.path())
                    .orElseThrow(() -> new IOException(
                            folder.resolve(file.path()) + " was removed while the environment was made"));
            files.put(file.path(), MadeFile.of(file, state));
        }
        Head made = new Head(fingerprint, "", plan.packages(), wanted.size(), bytes(wanted));
        memory.remember(made, files);
        return made;
    }

    private void refuseLinks(Collection<InstalledFile> wanted) throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (InstalledFile file : wanted) {
            Path place = folder.resolve(file.path());
            if (folders.add(place.resolveSibling("")) && !real.has(place)) {
                throw new UserMistake(Finding.error(
                        "linked-folder",
                        Place.of(place.resolveSibling("").toString()),
                        "a link leads out of the environment there, and " + file.owner() + " has files in it",
                        "What the link leads to was not changed. Delete the link, and run the goal again."));
            }
        }
    }

    /** Only the holder of the environment's lock changes it, so these are of a process that was killed: it noted where. */
    private void removeLeftovers(Set<String> paths) throws IOException {
        Set<Path> folders = new TreeSet<>();
        for (String path : paths) {
            if (real.has(path)) {
                folders.add(folder.resolve(path).resolveSibling(""));
            }
        }
        for (Path each : folders) {
            if (Files.isDirectory(each)) {
                try (DirectoryStream<Path> left = Files.newDirectoryStream(each, FilePlacer::isTemporary)) {
                    for (Path file : left) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private static long bytes(Collection<InstalledFile> files) {
        return files.stream().mapToLong(file -> file.content().size()).sum();
    }

    private void remove(String path) throws IOException {
        if (!real.has(path)) {
            return;
        }
        Path file = folder.resolve(path);
        removeCompiled(file);
        Files.deleteIfExists(file);
        for (Path above = file.resolveSibling("");
                !above.equals(folder) && above.startsWith(folder);
                above = above.resolveSibling("")) {
            try {
                Files.deleteIfExists(above);
            } catch (DirectoryNotEmptyException used) {
                return;
            }
        }
    }

    /** Python knows its bytecode by the time and size of the source, which another source may have too. */
    private static void removeCompiled(Path source) throws IOException {
        String name = String.valueOf(source.getFileName());
        Path cache = source.resolveSibling(CACHE);
        if (!name.endsWith(SUFFIX) || !Files.isDirectory(cache)) {
            return;
        }
        String stem = name.substring(0, name.length() - SUFFIX.length());
        try (DirectoryStream<Path> compiled = Files.newDirectoryStream(
                cache, each -> String.valueOf(each.getFileName()).startsWith(stem + "."))) {
            for (Path each : compiled) {
                Files.deleteIfExists(each);
            }
        }
        try {
            Files.delete(cache);
        } catch (DirectoryNotEmptyException used) {
            return;
        }
    }
}
