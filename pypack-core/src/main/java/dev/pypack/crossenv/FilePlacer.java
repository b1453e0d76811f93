package dev.pypack.crossenv;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.FileState;
import dev.pypack.crossenv.InstalledFile.Linked;
import dev.pypack.crossenv.InstalledFile.Written;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts files into an environment. A file of the store is linked to where the file system has such links and keeps
 * permissions, by which nobody writes into the store by mistake; elsewhere it is copied.
 */
final class FilePlacer {
    private static final String PLAIN = "rw-r--r--";
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final Pattern TEMPORARY = Pattern.compile("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    private final boolean isPosix;
    private volatile boolean canLink;

    FilePlacer(Path folder) {
        this.isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.canLink = isPosix;
    }

    /** Where no file is. */
    void placeNew(InstalledFile file, Path at) throws IOException {
        if (file.content() instanceof Linked linked) {
            if (!canLink || !isLinked(linked.source(), at)) {
                Files.copy(linked.source(), at);
                setMode(at, linked.isExecutable());
            }
        } else if (file.content() instanceof Written written) {
            Files.write(at, written.bytes(), StandardOpenOption.CREATE_NEW);
            if (written.isExecutable()) {
                setMode(at, true);
            }
        }
    }

    /** Where another file may be, which nobody sees half-replaced. */
    void replace(InstalledFile file, Path at) throws IOException {
        Path temporary = at.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            placeNew(file, temporary);
            AtomicMove.move(temporary, at);
        } finally {
            // Two links to one file: a move of one to the other does nothing.
            Files.deleteIfExists(temporary);
        }
    }

    /** Whether a file has a name that only those have which are about to replace another; they stay where a process is killed. */
    static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** How a file is that was placed in a folder: one to which is linked is as it was in the store. */
    FileState state(InstalledFile file, Path root) throws IOException {
        return canLink && file.content() instanceof Linked linked
                ? linked.state()
                : FileState.of(root.resolve(file.path()));
    }

    private boolean isLinked(Path source, Path at) throws IOException {
        try {
            Files.createLink(at, source);
            return true;
        } catch (FileAlreadyExistsException | NoSuchFileException mistake) {
            throw mistake;
        } catch (UnsupportedOperationException | FileSystemException unable) {
            canLink = false;
            return false;
        }
    }

    private void setMode(Path file, boolean isExecutable) throws IOException {
        @Nullable
        PosixFileAttributeView view = isPosix ? Files.getFileAttributeView(file, PosixFileAttributeView.class) : null;
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(isExecutable ? EXECUTABLE : PLAIN));
        }
    }
}
