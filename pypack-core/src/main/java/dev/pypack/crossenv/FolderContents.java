package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Is told of all that lies in a folder, by paths with {@code /}, in whatever order the system has it. */
interface FolderContents {
    void file(String path, FileState state);

    void folder(String path);

    /** A link or a device, which nobody asked for. */
    void other(String path);

    /** Looks into a folder; tells nothing where there is none. */
    static void tell(Path root, FolderContents contents) throws IOException {
        if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            tell(root, root.toString().length() + 1, contents);
        }
    }

    private static void tell(Path folder, int prefix, FolderContents contents) throws IOException {
        char separator = folder.getFileSystem().getSeparator().charAt(0);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path each : entries) {
                String path = each.toString().substring(prefix).replace(separator, '/');
                BasicFileAttributes attributes =
                        Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile()) {
                    contents.file(path, FileState.of(attributes));
                } else if (attributes.isDirectory() && !attributes.isOther()) {
                    contents.folder(path);
                    tell(each, prefix, contents);
                } else {
                    contents.other(path); // a junction of Windows too, behind which somebody else's files are
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
