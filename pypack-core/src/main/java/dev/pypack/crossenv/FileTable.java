package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import java.io.IOException;
import java.nio.file.Path;
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
        FolderContents.tell(root, new FolderContents() {
            @Override
            public void file(String path, FileState state) {
                table.files.put(path, state);
            }

            @Override
            public void folder(String path) {
                table.folders.add(path);
            }

            @Override
            public void other(String path) {
                table.others.add(path);
            }
        });
        return table;
    }
}
