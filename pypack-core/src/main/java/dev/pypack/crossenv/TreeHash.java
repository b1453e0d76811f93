package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One hash for all that lies in a folder, in whatever order it comes: the hashes of all of it are added up. It tells whether
 * somebody has changed something by mistake, and there are thousands of files to look at in a build that has nothing to do:
 * to put their paths in order, and into a hash that withstands attacks, took longer than to look at the files.
 */
final class TreeHash implements FolderContents {
    private static final int FILE = 1;
    private static final int FOLDER = 2;
    private static final int OTHER = 3;
    private static final long START = 0xcbf2_9ce4_8422_2325L;

    private long sum;
    /** The folder of the last file, with its slash: most come after another of the same. */
    private String folder = "";

    private long ofFolder = START;

    /** The hash of what lies in a folder now. */
    static String of(Path root) throws IOException {
        TreeHash hash = new TreeHash();
        FolderContents.tell(root, hash);
        return hash.end();
    }

    @Override
    public void file(String path, FileState state) {
        int name = path.lastIndexOf('/') + 1;
        if (name != folder.length() || !path.startsWith(folder)) {
            folder = path.substring(0, name);
            ofFolder = continued(START, folder, 0);
        }
        long hash = mixed(mixed(continued(ofFolder, path, name)) ^ FILE);
        hash = mixed(hash ^ state.size());
        hash = mixed(hash ^ state.seconds());
        sum += mixed(hash ^ ((long) state.nanos() << Integer.SIZE | (state.key() & 0xffff_ffffL)));
    }

    @Override
    public void folder(String path) {
        sum += mixed(mixed(continued(START, path, 0)) ^ FOLDER);
    }

    @Override
    public void other(String path) {
        sum += mixed(mixed(continued(START, path, 0)) ^ OTHER);
    }

    /** FNV-1a, whose constants these are, of a text from some place on. */
    private static long continued(long start, String text, int from) {
        long hash = start;
        for (int i = from; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01b3L;
        }
        return hash;
    }

    /** Each bit of the value changes about half of the bits of what is returned: the last steps of MurmurHash3. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51_afd7_ed55_8ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
        return mixed ^ mixed >>> 33;
    }

    String end() {
        return Long.toHexString(sum);
    }
}
