package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.build.Fingerprint;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What lies in a folder now.
 *
 * @param files plain files by their paths, with {@code /}
 * @param folders the paths of folders
 * @param others the paths of links and devices, which nobody asked for
 */
record FileTable(Map<String, FileState> files, SortedSet<String> folders, SortedSet<String> others) {

    /** All that is there; nothing where there is no folder. */
    static FileTable of(Path root) throws IOException {
        FileTable table = new FileTable(new HashMap<>(), new TreeSet<>(), new TreeSet<>());
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return table;
        }
        int prefix = root.toString().length() + 1;
        char separator = root.getFileSystem().getSeparator().charAt(0);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.equals(root)) {
                    return FileVisitResult.CONTINUE;
                }
                // A junction of Windows, behind which somebody else's files are.
                (attributes.isOther() ? table.others : table.folders).add(path(folder));
                return attributes.isOther() ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    table.files.put(path(file), FileState.of(attributes));
                } else {
                    table.others.add(path(file));
                }
                return FileVisitResult.CONTINUE;
            }

            private String path(Path each) {
                return each.toString().substring(prefix).replace(separator, '/');
            }
        });
        return table;
    }

    /** One hash for all of it. */
    String hash() {
        Fingerprint all = Fingerprint.of("files");
        files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> all.with(file.getKey(), file.getValue()));
        folders.forEach(all::with);
        others.forEach(all::with);
        return all.end();
    }
}
