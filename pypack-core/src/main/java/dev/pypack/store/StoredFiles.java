package dev.pypack.store;

import dev.pypack.build.BuildContext;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.PackageIndex;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of the store, each found by its hash: fetched once for all builds of this machine, verified while they come, and
 * read-only from then on. A file that somebody has written to since is verified again, and fetched again where it is wrong.
 */
public final class StoredFiles {
    /** Where they lie in the store. */
    static final String FOLDER = "files";

    private final Store store;
    private final BuildContext context;
    private final List<PackageIndex> indexes;

    private StoredFiles(Store store, BuildContext context, List<PackageIndex> indexes) {
        this.store = store;
        this.context = context;
        this.indexes = List.copyOf(indexes);
    }

    /**
     * The files of a store, for a build.
     *
     * @param store the store
     * @param context where the build runs, and who hears of it
     * @param indexes package indexes with the logins of whoever asks them, besides those that the build tool and the
     *     variables of uv and pip name; a login is used for all files of the same server
     * @return the files
     */
    public static StoredFiles in(Store store, BuildContext context, List<PackageIndex> indexes) {
        return new StoredFiles(store, context, indexes);
    }

    /**
     * A file, fetched where it isn't there yet.
     *
     * @param wanted the file
     * @return its absolute path, which ends with its name; the file is not to be changed
     * @throws EnvironmentFailure if it can't be had
     */
    public Path fetch(WantedFile wanted) {
        return fetchAll(List.of(wanted)).get(0);
    }

    /**
     * The name in a store of a file that was fetched, be it there or not.
     *
     * @param sha256 its hash, 64 hexadecimal digits
     * @return names separated by {@code /}, as {@link Store#lease} takes them
     */
    public static String nameOf(String sha256) {
        return StoredFile.folder(HashAlgorithm.SHA256, sha256);
    }

    /**
     * Files, fetched side by side where they aren't there yet. Where some can't be had, the others are fetched nevertheless,
     * and one failure tells of all.
     *
     * @param wanted the files
     * @return their absolute paths, in the order of the files; these are not to be changed
     * @throws EnvironmentFailure if some can't be had: with a reason for each; offline, with a list of all that would have to
     *     be fetched
     */
    public List<Path> fetchAll(Collection<WantedFile> wanted) {
        try {
            store.use(wanted.stream().map(StoredFile::folder).toList());
            Map<String, WantedFile> missing = new LinkedHashMap<>();
            for (WantedFile each : wanted) {
                if (!new StoredFile(store, each).isVerified()) {
                    missing.putIfAbsent(StoredFile.name(each), each);
                }
            }
            if (!missing.isEmpty()) {
                new FileFetching(store, context, new NetworkAccess(context, indexes).settings())
                        .fetch(new ArrayList<>(missing.values()));
            }
            return wanted.stream()
                    .map(each -> new StoredFile(store, each).path())
                    .toList();
        } catch (IOException e) {
            throw unfit(store, e);
        }
    }

    static EnvironmentFailure unfit(Store store, IOException e) {
        return new EnvironmentFailure(
                "The store " + store.root() + " can't be used: " + e,
                "Free space or rights there, or set another folder with -Dpypack.store=<folder>.",
                e);
    }

    static Finding damaged(Path file, String what) {
        return Finding.warning(
                "store",
                Place.of(file.toString()),
                "the file in the store was damaged; " + what,
                "Nothing is to be done.");
    }
}
