package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries the reader on one broken archive after the other, and others on those in which it finds no error. */
final class MutatedZips {
    private static final int BATCH = 500;
    /** No mutant has room for more that is true. */
    private static final ZipLimits LIMITS = new ZipLimits(10_000, 1 << 20, 200L << 20, 16 << 20);

    private final ZipMutations mutations;
    private final Path folder;
    private final List<Path> clean = new ArrayList<>();
    private int tried;
    private int cleanInAll;

    MutatedZips(long seed, Path folder) {
        this.mutations = new ZipMutations(seed);
        this.folder = folder;
    }

    int tried() {
        return tried;
    }

    int cleanInAll() {
        return cleanInAll;
    }

    void tryNext() throws Exception {
        Path zip = Files.write(folder.resolve("mutant" + tried++ + ".zip"), mutations.next());
        if (isClean(zip)) {
            clean.add(zip);
            cleanInAll++;
        } else {
            Files.delete(zip);
        }
        if (clean.size() == BATCH) {
            judge();
        }
    }

    /** Asks the other readers about those that are clean. */
    void judge() throws Exception {
        List<OtherReaders.PythonReading> readings = OtherReaders.python(clean, folder);
        for (int i = 0; i < clean.size(); i++) {
            OtherReaders.requireSame(clean.get(i), readings.get(i));
            Files.delete(clean.get(i));
        }
        clean.clear();
    }

    private boolean isClean(Path zip) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip, LIMITS)) {
            ZipContents contents = archive.verify(1 + tried % 2);
            for (ArchiveEntry entry : archive.entries()) {
                requireHonest(archive, entry, contents);
            }
            boolean isClean = archive.findings().errors().isEmpty()
                    && contents.findings().errors().isEmpty();
            requireUnpacked(archive, isClean);
            return isClean;
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("mutant " + zip + " (" + Files.size(zip) + " bytes)", e);
        }
    }

    /** A content is as the headers say, or it is refused, and never longer. */
    private static void requireHonest(ZipArchive archive, ArchiveEntry entry, ZipContents contents) throws IOException {
        long read = 0;
        boolean isWhole = true;
        try (InputStream in = archive.stream(entry)) {
            for (int length = in.readNBytes(1 << 14).length; length > 0; length = in.readNBytes(1 << 14).length) {
                read += length;
            }
        } catch (InvalidArchive refused) {
            isWhole = false;
        }
        assertThat(read).isLessThanOrEqualTo(entry.size());
        assertThat(isWhole).isEqualTo(contents.files().containsKey(entry.name()));
        assertThat(!isWhole || read == entry.size()).isTrue();
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        archive.copyRaw(entry, raw);
        assertThat(raw.size()).isEqualTo(entry.compressedSize());
    }

    private void requireUnpacked(ZipArchive archive, boolean isClean) throws IOException {
        Path unpacked = folder.resolve("unpacked");
        boolean isUnpacked = true;
        try {
            archive.extract(unpacked, 1);
        } catch (InvalidArchive refused) {
            isUnpacked = false;
        }
        assertThat(isUnpacked).isEqualTo(isClean);
        assertThat(Files.exists(unpacked)).isEqualTo(isClean);
        if (isClean) {
            for (ArchiveEntry entry : archive.entries()) {
                assertThat(unpacked.resolve(entry.name())).hasSize(entry.size());
            }
            dev.pypack.build.FolderTree.delete(unpacked);
        }
    }
}
