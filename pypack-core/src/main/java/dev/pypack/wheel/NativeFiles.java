package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.archive.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The native code of a wheel. */
public final class NativeFiles {
    private NativeFiles() {}

    /**
     * The extension modules of a wheel, which Python imports; libraries and programs may be carried for another machine on
     * purpose.
     *
     * @param wheel the file
     * @return their paths in it
     * @throws dev.pypack.archive.InvalidArchive if it is damaged
     * @throws IOException if it can't be read
     */
    public static List<String> modulesOf(Path wheel) throws IOException {
        List<String> modules = new ArrayList<>();
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            for (ArchiveEntry entry : archive.entries()) {
                if (NativeCheck.MODULE.matcher(entry.name()).matches() && isNative(archive, entry)) {
                    modules.add(entry.name());
                }
            }
        }
        return modules;
    }

    /**
     * Whether there is any: modules, libraries, programs, under whatever names.
     *
     * @param wheel the file
     * @return true if a file begins as a native one does
     * @throws dev.pypack.archive.InvalidArchive if it is damaged
     * @throws IOException if it can't be read
     */
    public static boolean areIn(Path wheel) throws IOException {
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            for (ArchiveEntry entry : archive.entries()) {
                if (isNative(archive, entry)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNative(ZipArchive archive, ArchiveEntry entry) throws IOException {
        try (InputStream content = archive.stream(entry)) {
            return NativeFile.of(content.readNBytes(ReadFile.HEAD)).isPresent();
        }
    }
}
