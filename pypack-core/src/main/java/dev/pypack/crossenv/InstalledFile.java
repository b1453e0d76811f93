package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import dev.pypack.pep.CodePointOrder;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A file of an environment.
 *
 * @param path below the prefix, with {@code /}
 * @param owner the package that it belongs to, with its version
 * @param content what is in it
 */
record InstalledFile(String path, String owner, Content content) {

    /** As RECORD has them. */
    static final Comparator<InstalledFile> BY_PATH = Comparator.comparing(InstalledFile::path, CodePointOrder.INSTANCE);

    /** What is in a file. */
    sealed interface Content permits Linked, Written {
        Sha256 sha256();

        long size();

        boolean isExecutable();
    }

    /**
     * A file of the store, to which a link leads.
     *
     * @param source where it lies
     * @param state how it was when it was written there
     * @param sha256 its hash
     * @param isExecutable whether it may be run
     */
    record Linked(Path source, FileState state, Sha256 sha256, boolean isExecutable) implements Content {
        @Override
        public long size() {
            return state.size();
        }
    }

    /**
     * Bytes that are made for this environment.
     *
     * @param bytes what is written
     * @param sha256 their hash
     * @param isExecutable whether the file may be run
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    record Written(byte[] bytes, Sha256 sha256, boolean isExecutable) implements Content {
        static Written of(byte[] bytes, boolean isExecutable) {
            return new Written(bytes, Sha256.of(bytes), isExecutable);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
