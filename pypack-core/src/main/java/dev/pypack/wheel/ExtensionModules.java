package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.archive.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The native code of a wheel that Python imports; libraries and programs may be carried for another machine on purpose. */
public final class ExtensionModules {
    private ExtensionModules() {}

    /**
     * The extension modules of a wheel.
     *
     * @param wheel the file
     * @return their paths in it
     * @throws dev.pypack.archive.InvalidArchive if it is damaged
     * @throws IOException if it can't be read
     */
    public static List<String> in(Path wheel) throws IOException {
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

    private static boolean isNative(ZipArchive archive, ArchiveEntry entry) throws IOException {
        try (InputStream content = archive.stream(entry)) {
            return NativeFile.of(content.readNBytes(ReadFile.HEAD)).isPresent();
        }
    }
}
