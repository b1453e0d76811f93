package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Is told of all that lies in a folder, by paths with {@code /}, in whatever order the system has it. */
interface FolderContents {
    void file(String path, FileState state);

    void folder(String path);

    /** A link or a device, which nobody asked for. */
    void other(String path);

    /** Looks into a folder; tells nothing where there is none. */
    static void tell(Path root, FolderContents contents) throws IOException {
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int prefix = root.toString().length() + 1;
        char separator = root.getFileSystem().getSeparator().charAt(0);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                if (attributes.isOther()) {
                    contents.other(path(folder)); // a junction of Windows, behind which somebody else's files are
                    return FileVisitResult.SKIP_SUBTREE;
                }
                contents.folder(path(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    contents.file(path(file), FileState.of(attributes));
                } else {
                    contents.other(path(file));
                }
                return FileVisitResult.CONTINUE;
            }

            private String path(Path each) {
                return each.toString().substring(prefix).replace(separator, '/');
            }
        });
    }
}
