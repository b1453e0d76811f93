package dev.pypack.store;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/**
 * The place of a file in the store. A file that was verified there gets one fixed time, and whoever writes to it gives it
 * another: so two numbers of the file system tell whether it is still what it was.
 */
final class StoredFile {
    /** Within what every file system and archive can hold. */
    private static final FileTime VERIFIED = FileTime.from(Instant.parse("1980-02-01T00:00:00Z"));

    private static final int SHARD = 2;

    private final WantedFile wanted;
    private final Path file;

    StoredFile(Store store, WantedFile wanted) {
        this.wanted = wanted;
        this.file = store.root().resolve(name(wanted));
    }

    /** Its name in the store, with {@code /}. */
    static String name(WantedFile wanted) {
        return folder(wanted) + "/" + wanted.name();
    }

    /** Its folder in the store, by which builds note that they use it. */
    static String folder(WantedFile wanted) {
        return folder(wanted.algorithm(), wanted.digest());
    }

    static String folder(HashAlgorithm algorithm, String digest) {
        return StoredFiles.FOLDER + "/" + algorithm.pythonName() + "/" + digest.substring(0, SHARD) + "/" + digest;
    }

    /** The lock of whoever makes or mends it. */
    StoreLock lock(Store store) {
        return store.lock("file-" + wanted.digest());
    }

    Path path() {
        return file;
    }

    /** Whether it is there and nobody has written to it since it was verified. */
    boolean isVerified() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().equals(VERIFIED)
                    && (wanted.size().isEmpty() || wanted.size().getAsLong() == attributes.size());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether what is there has all the hashes. */
    boolean isRight() throws IOException {
        return Files.isRegularFile(file)
                && FileHashes.of(file, wanted).mistake().isEmpty();
    }

    /** Whether what is there has all the hashes. Then it is as good as new, else it is gone. */
    boolean isRightOrGone() throws IOException {
        if (isRight()) {
            seal(file);
            return true;
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            FolderTree.delete(file);
        }
        return false;
    }

    /** Takes a file that was verified. */
    void take(Path verified) throws IOException {
        seal(verified);
        Files.createDirectories(file.resolveSibling(""));
        AtomicMove.move(verified, file);
    }

    private static void seal(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            Files.setLastModifiedTime(file, VERIFIED);
            posix.setPermissions(PosixFilePermissions.fromString("r--r--r--"));
            return;
        }
        DosFileAttributeView dos = Files.getFileAttributeView(file, DosFileAttributeView.class);
        if (dos != null) {
            dos.setReadOnly(false); // nobody may set the time of a read-only one
        }
        Files.setLastModifiedTime(file, VERIFIED);
        if (dos != null) {
            dos.setReadOnly(true);
        }
    }
}
