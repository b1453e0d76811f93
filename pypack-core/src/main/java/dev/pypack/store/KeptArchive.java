package dev.pypack.store;

import dev.pypack.archive.WrittenFile;
import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildListener;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.store.KeptFiles.Source;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The archive of some name that was made last on this machine, with what it was made from: so that the next build packs
 * only what has changed, be it after {@code mvn clean} or in another checkout.
 */
public final class KeptArchive {
    private final Store store;
    private final String place;
    private final Path folder;
    private final Path index;
    private final StoreLock lock;
    private final String generator;

    private KeptArchive(Store store, String place, StoreLock lock, String generator) {
        this.store = store;
        this.place = place;
        this.folder = store.root().resolve(place);
        this.index = folder.resolve("index");
        this.lock = lock;
        this.generator = generator;
    }

    /**
     * What is kept under a name, be it nothing.
     *
     * @param store where it is kept
     * @param name of what is packed, without a version
     * @param generator the program that packs, with its version: another one may give other bytes
     * @return the archive
     */
    public static KeptArchive in(Store store, String name, String generator) {
        return new KeptArchive(store, "archives/" + name, store.lock("archives-" + name), generator);
    }

    /**
     * Opens it for a build.
     *
     * @param listener hears of a store that can't be read
     * @return what was packed before: nothing where nothing was kept, or only by another generator, or it is damaged
     */
    public KeptFiles open(BuildListener listener) {
        try {
            store.use(List.of(place));
            Optional<KeptIndex> found = KeptIndex.parse(Files.readAllBytes(index));
            if (found.isPresent() && found.get().generator().equals(generator)) {
                return KeptFiles.of(
                        found.get(), FileChannel.open(folder.resolve(found.get().archive())));
            }
        } catch (NoSuchFileException e) {
            return KeptFiles.none(); // nothing kept, or another build keeps a newer one now
        } catch (IOException e) {
            listener.found(unfit("read", e));
        }
        return KeptFiles.none();
    }

    /**
     * Keeps an archive instead of the one before, if it is another.
     *
     * @param archive where it lies; it is copied
     * @param written what it has
     * @param files what was packed before, and has been asked of while the archive was made
     * @param listener hears of a store that can't be written
     */
    public void keep(Path archive, List<WrittenFile> written, KeptFiles files, BuildListener listener) {
        if (files.isAllUnchanged(written)) {
            return;
        }
        List<KeptFile> kept = new ArrayList<>();
        for (WrittenFile file : written) {
            Optional<Source> source = files.source(file.name());
            if (source.isPresent()) {
                kept.add(new KeptFile(
                        file.name(), source.get().path(), source.get().state(), file.content(), file.offset()));
            }
        }
        KeptIndex next = new KeptIndex(generator, UUID.randomUUID() + ".zip", List.copyOf(kept));
        try {
            lock.whileHeld(() -> replace(archive, next));
        } catch (IOException e) {
            listener.found(unfit("written", e));
        }
    }

    private Finding unfit(String what, IOException e) {
        return Finding.warning(
                "store",
                Place.of(folder.toString()),
                "the store can't be " + what + ", so that unchanged files are packed anew: " + e,
                "Free space or rights there, or set another folder with -Dpypack.store=<folder>.");
    }

    private void replace(Path archive, KeptIndex next) throws IOException {
        Files.createDirectories(folder);
        removeAll();
        Files.copy(archive, folder.resolve(next.archive()));
        AtomicMove.write(index, next.toBytes());
    }

    /** The index goes first: nothing may name an archive that is not there. */
    private void removeAll() throws IOException {
        Files.deleteIfExists(index);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
