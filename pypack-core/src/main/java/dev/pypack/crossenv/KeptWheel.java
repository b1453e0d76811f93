package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.wheel.UnpackedFile;
import dev.pypack.wheel.UnpackedWheel;
import java.nio.file.Path;
import java.util.List;

/**
 * A wheel that lies unpacked in the store.
 *
 * @param wheel what is in it
 * @param folder where its files lie
 * @param states how each of them was when it was written, in the order of the wheel's files
 */
record KeptWheel(UnpackedWheel wheel, Path folder, List<FileState> states) {
    KeptWheel {
        states = List.copyOf(states);
    }

    Path path(UnpackedFile file) {
        return folder.resolve(file.path());
    }

    List<UnpackedFile> files() {
        return wheel.files();
    }
}
