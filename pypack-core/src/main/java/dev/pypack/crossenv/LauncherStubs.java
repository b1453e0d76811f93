package dev.pypack.crossenv;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ZipArchive;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.target.Platform;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The programs for Windows that start Python with the zip file at their own end. pip carries them, as part of distlib.
 *
 * @param console the one with a console
 * @param windowed the one without
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record LauncherStubs(byte[] console, byte[] windowed) {
    private static final String FOLDER = "pip/_vendor/distlib/";

    /** Those for the processor of a Windows, from a wheel of pip. */
    static LauncherStubs of(Platform windows, Path pip) throws IOException {
        String suffix = switch (windows.tag()) {
            case "win_amd64" -> "64.exe";
            case "win_arm64" -> "64-arm.exe";
            default -> "32.exe";
        };
        try (ZipArchive archive = ZipArchive.open(pip)) {
            return new LauncherStubs(content("t" + suffix, archive, pip), content("w" + suffix, archive, pip));
        }
    }

    private static byte[] content(String name, ZipArchive archive, Path pip) throws IOException {
        ArchiveEntry entry = archive.entry(FOLDER + name)
                .orElseThrow(() -> new EnvironmentFailure(
                        pip + " has no " + FOLDER + name + ", without which there are no commands for Windows",
                        "Leave -Dpypack.python out, so that the embedded Python's pip is used.",
                        null));
        return archive.content(entry);
    }
}
