package dev.pypack.crossenv;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ZipArchive;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FileState;
import dev.pypack.store.FolderContent;
import dev.pypack.store.Store;
import dev.pypack.target.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The programs for Windows that start Python with the zip file at their own end. pip carries them, as part of distlib.
 *
 * @param folder where they lie
 */
record LauncherStubs(Path folder) {
    private static final String IN_PIP = "pip/_vendor/distlib/";
    private static final String STATES = "states.txt";
    private static final List<String> SUFFIXES = List.of("32.exe", "64.exe", "64-arm.exe");

    /** Those of a wheel of pip, taken out once. */
    static LauncherStubs in(Store store, Path pip) {
        return new LauncherStubs(store.folder("launchers/" + pip.getFileName(), new Content(pip)));
    }

    /** The one for the processor of a Windows, with a console or without. */
    byte[] of(Platform windows, boolean isWindowed) {
        String suffix = switch (windows.tag()) {
            case "win_amd64" -> "64.exe";
            case "win_arm64" -> "64-arm.exe";
            default -> "32.exe";
        };
        try {
            return Files.readAllBytes(folder.resolve((isWindowed ? "w" : "t") + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stubs of a wheel of pip, and how each of them was when it was written. */
    private record Content(Path pip) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            try (ZipArchive archive = ZipArchive.open(pip)) {
                for (String name : names()) {
                    ArchiveEntry entry = archive.entry(IN_PIP + name).orElseThrow(() -> missing(name));
                    Files.write(folder.resolve(name), archive.content(entry));
                }
            }
            Files.writeString(folder.resolve(STATES), states(folder));
        }

        private EnvironmentFailure missing(String name) {
            return new EnvironmentFailure(
                    pip + " has no " + IN_PIP + name + ", without which there are no commands for Windows",
                    "Delete the folder python in the store, which is then unpacked again.",
                    null);
        }

        @Override
        public boolean isIntact(Path folder) {
            try {
                return Files.readString(folder.resolve(STATES)).equals(states(folder));
            } catch (IOException damaged) {
                return false;
            }
        }

        private static String states(Path folder) throws IOException {
            StringBuilder states = new StringBuilder();
            for (String name : names()) {
                FileState state = FileState.of(folder.resolve(name));
                states.append(name).append(' ').append(state.size());
                states.append(' ').append(state.seconds()).append(' ').append(state.nanos());
                states.append(' ').append(state.key()).append('\n');
            }
            return states.toString();
        }

        private static List<String> names() {
            return SUFFIXES.stream()
                    .flatMap(suffix -> List.of("t" + suffix, "w" + suffix).stream())
                    .toList();
        }
    }
}
