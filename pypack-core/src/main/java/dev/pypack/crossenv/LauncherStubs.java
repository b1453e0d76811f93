package dev.pypack.crossenv;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ZipArchive;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Sha256;
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

    /** The stubs of a wheel of pip, each with its hash beside it. */
    private record Content(Path pip) implements FolderContent {
        @Override
        public void fill(Path folder) throws IOException {
            try (ZipArchive archive = ZipArchive.open(pip)) {
                for (String name : names()) {
                    ArchiveEntry entry = archive.entry(IN_PIP + name).orElseThrow(() -> missing(name));
                    byte[] content = archive.content(entry);
                    Files.write(folder.resolve(name), content);
                    Files.writeString(hash(folder, name), Sha256.of(content).toHex());
                }
            }
        }

        private EnvironmentFailure missing(String name) {
            return new EnvironmentFailure(
                    pip + " has no " + IN_PIP + name + ", without which there are no commands for Windows",
                    "Delete the folder python in the store, which is then unpacked again.",
                    null);
        }

        @Override
        public boolean isIntact(Path folder) throws IOException {
            for (String name : names()) {
                Path stub = folder.resolve(name);
                boolean isRight = Files.isRegularFile(stub)
                        && Files.isRegularFile(hash(folder, name))
                        && Files.readString(hash(folder, name))
                                .equals(Sha256.of(Files.readAllBytes(stub)).toHex());
                if (!isRight) {
                    return false;
                }
            }
            return true;
        }

        private static Path hash(Path folder, String name) {
            return folder.resolve(name + ".sha256");
        }

        private static List<String> names() {
            return SUFFIXES.stream()
                    .flatMap(suffix -> List.of("t" + suffix, "w" + suffix).stream())
                    .toList();
        }
    }
}
