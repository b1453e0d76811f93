package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.build.Parallel;
import dev.pypack.pep.InvalidPep;
import dev.pypack.store.FolderContent;
import dev.pypack.store.Store;
import dev.pypack.wheel.UnpackedFile;
import dev.pypack.wheel.UnpackedWheel;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The wheels that lie unpacked in the store: once for all environments of the machine, which link to their files. */
final class KeptWheels {
    private static final String FOLDER = "wheels/";
    private static final String FILES = "files";
    private static final String TEXT = "wheel.txt";
    private static final String READ_ONLY = "r--r--r--";
    private static final String EXECUTABLE = "r-xr-xr-x";

    private final Store store;
    private final int threads;

    KeptWheels(Store store, int threads) {
        this.store = store;
        this.threads = threads;
    }

    /** Many wheels, several at a time. */
    List<KeptWheel> all(List<WheelFile> wheels) throws IOException {
        List<String> names = new ArrayList<>();
        for (WheelFile wheel : wheels) {
            names.add(name(wheel));
        }
        store.lease(names);
        return Parallel.each(threads, wheels, wheel -> of(wheel, wheels.size() == 1 ? threads : 1));
    }

    /** The wheel, unpacked now, or again where one of its files is other than it was. */
    private KeptWheel of(WheelFile wheel, int threadsOfOne) throws IOException {
        Content content = new Content(wheel, threadsOfOne);
        Path folder = store.folder(name(wheel), content);
        return content.in(folder);
    }

    /** Where they lie, each in a folder of its own. */
    static Path folder(Store store) {
        return store.root().resolve(FOLDER);
    }

    /** Where the files of one lie in its folder. */
    static Path files(Path folder) {
        return folder.resolve(FILES);
    }

    private static String name(WheelFile wheel) {
        return FOLDER + wheel.sha256().toHex();
    }

    /** The METADATA of a wheel by its hash, where it lies there. */
    static Optional<Path> metadata(Store store, String sha256) throws IOException {
        Path folder = store.root().resolve(FOLDER + sha256);
        return Content.read(folder)
                .map(kept -> kept.folder().resolve(kept.wheel().info() + "METADATA"))
                .filter(Files::isRegularFile);
    }

    /** The folder of one wheel: its files, and what is known of them. */
    private static final class Content implements FolderContent {
        private final WheelFile wheel;
        private final int threads;
        private @Nullable KeptWheel found;

        Content(WheelFile wheel, int threads) {
            this.wheel = wheel;
            this.threads = threads;
        }

        KeptWheel in(Path folder) throws IOException {
            KeptWheel known = found;
            return known != null
                    ? new KeptWheel(known.wheel(), folder.resolve(FILES), known.states())
                    : read(folder).orElseThrow(() -> new IOException(folder + " was changed just now"));
        }

        @Override
        public void fill(Path folder) throws IOException {
            Path files = folder.resolve(FILES);
            UnpackedWheel unpacked = UnpackedWheel.unpack(wheel.file(), wheel.name(), files, threads);
            List<FileState> states = new ArrayList<>();
            for (UnpackedFile file : unpacked.files()) {
                Path path = files.resolve(file.path());
                makeReadOnly(path, file.isExecutable());
                states.add(FileState.of(path));
            }
            KeptWheel kept = new KeptWheel(unpacked, files, states);
            Files.writeString(folder.resolve(TEXT), KeptWheelText.of(kept));
            found = kept;
        }

        /** Links to it lie in environments, so whoever writes into one there would write into all of them. */
        private static void makeReadOnly(Path file, boolean isExecutable) throws IOException {
            @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                view.setPermissions(PosixFilePermissions.fromString(isExecutable ? EXECUTABLE : READ_ONLY));
            }
        }

        @Override
        public boolean isIntact(Path folder) throws IOException {
            Optional<KeptWheel> kept = read(folder);
            if (kept.isEmpty()) {
                return false;
            }
            List<UnpackedFile> files = kept.get().files();
            for (int i = 0; i < files.size(); i++) {
                if (!isAsWritten(
                        kept.get().path(files.get(i)), kept.get().states().get(i))) {
                    return false;
                }
            }
            found = kept.get();
            return true;
        }

        private static boolean isAsWritten(Path file, FileState state) throws IOException {
            try {
                return FileState.of(Files.readAttributes(file, BasicFileAttributes.class))
                        .equals(state);
            } catch (NoSuchFileException gone) {
                return false;
            }
        }

        private static Optional<KeptWheel> read(Path folder) throws IOException {
            Path text = folder.resolve(TEXT);
            try {
                return Files.isRegularFile(text)
                        ? KeptWheelText.parse(Files.readString(text), folder.resolve(FILES))
                        : Optional.empty();
            } catch (CharacterCodingException | IllegalArgumentException | InvalidPep damaged) {
                return Optional.empty();
            }
        }
    }
}
