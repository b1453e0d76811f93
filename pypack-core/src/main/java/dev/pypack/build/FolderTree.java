package dev.pypack.build;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder with all that is below it; links are not followed.
 */
public final class FolderTree {
    private static final Set<PosixFilePermission> OF_OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private FolderTree() {}

    /**
     * What is directly in a folder.
     *
     * @param folder the folder
     * @return its files and folders, sorted
     * @throws IOException if it can't be read, be it half-way
     */
    public static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(entries);
        return entries;
    }

    /**
     * Deletes a folder with all that is below it, be there folders of this user's that nobody may write into.
     *
     * @param folder an existing folder
     * @throws IOException if something in it can't be deleted
     */
    public static void delete(Path folder) throws IOException {
        try {
            deleteAll(folder);
        } catch (AccessDeniedException closed) {
            openFolders(folder);
            deleteAll(folder);
        }
    }

    private static void openFolders(Path folder) throws IOException {
        open(folder);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                open(directory);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unread) throws IOException {
                if (!open(file)) {
                    throw unread;
                }
                openFolders(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether it was closed to its owner, and is no more. */
    private static boolean open(Path directory) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(directory, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null || !view.readAttributes().isDirectory()) {
            return false;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        if (!permissions.addAll(OF_OWNER)) {
            return false;
        }
        Files.setPosixFilePermissions(directory, permissions); // the view would have to read it
        return true;
    }

    private static void deleteAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (attributes.isOther()) {
                    Files.delete(directory); // a junction of Windows: what it leads to stays
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                deleteFile(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Deletes a file, be it read-only, which Windows would not let go of.
     *
     * @param file an existing file
     * @throws IOException if it can't be deleted
     */
    public static void deleteFile(Path file) throws IOException {
        try {
            Files.delete(file);
        } catch (AccessDeniedException readOnly) {
            DosFileAttributeView attributes =
                    Files.getFileAttributeView(file, DosFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes == null || Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
                throw readOnly;
            }
            attributes.setReadOnly(false);
            Files.delete(file);
        }
    }
}
