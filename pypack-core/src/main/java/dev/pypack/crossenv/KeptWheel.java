package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.wheel.UnpackedFile;
import dev.pypack.wheel.UnpackedWheel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A wheel that lies unpacked in the store.
 *
 * @param wheel what is in it
 * @param folder where its files lie
 * @param states how each of them was when it was written, by its path in the wheel
 */
record KeptWheel(UnpackedWheel wheel, Path folder, Map<String, FileState> states) {
    KeptWheel {
        states = Map.copyOf(states);
    }

    Path path(UnpackedFile file) {
        return folder.resolve(file.path());
    }

    FileState state(UnpackedFile file) {
        return Objects.requireNonNull(states.get(file.path()));
    }

    List<UnpackedFile> files() {
        return wheel.files();
    }
}
