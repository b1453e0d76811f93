package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ReadFile;
import dev.pypack.archive.ZipArchive;
import dev.pypack.archive.ZipContents;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A wheel whose archive was read to its end: what the checks look at.
 *
 * @param name what its file name says
 * @param info its {@code .dist-info} folder, with {@code /}
 * @param archive its archive, which is open
 * @param contents what was seen in the archive
 */
record ReadWheel(WheelName name, String info, ZipArchive archive, ZipContents contents) {
    /** Of files that grow with the number of files, or hold a description. */
    static final long LARGEST_INFO = 1 << 24;
    /** Of files that no project needs more than some lines of. */
    private static final Map<String, Long> LARGEST = Map.of("WHEEL", 1L << 18, "entry_points.txt", 1L << 22);

    private static final String DATA = ".data/";

    List<ArchiveEntry> entries() {
        return archive.entries();
    }

    Map<String, ReadFile> files() {
        return contents.files();
    }

    /** The wheel as a whole. */
    Place place() {
        return Place.of(name.toString());
    }

    /** Where something is found in a file of {@code .dist-info}; line 0 for the whole file. */
    Place infoPlace(String file, int line) {
        return new Place(archive.place(info + file).name(), line, 0);
    }

    /** A file of {@code .dist-info}, or nothing where it is absent, can't be read, or is too large, which is then told. */
    Optional<byte[]> infoFile(String file, Consumer<Finding> found) throws IOException {
        String path = info + file;
        if (!files().containsKey(path)) {
            return Optional.empty();
        }
        ArchiveEntry entry = files().get(path).entry();
        long largest = LARGEST.getOrDefault(file, LARGEST_INFO);
        if (entry.size() > largest) {
            found.accept(WheelRule.INFO_LARGE.at(
                    archive.place(path), "it has " + entry.size() + " bytes, and " + largest + " are the most"));
            return Optional.empty();
        }
        return Optional.of(archive.content(entry));
    }

    /** The folder for files that are installed elsewhere, with {@code /}. */
    String data() {
        return info.substring(0, info.length() - ".dist-info/".length()) + DATA;
    }

    /** Where a file is installed: below site-packages, or below another folder, which then stands before a colon. */
    String installedPath(String path) {
        if (!path.startsWith(data())) {
            return path;
        }
        String inData = path.substring(data().length());
        int slash = inData.indexOf('/');
        if (slash < 0) {
            return ":" + inData;
        }
        String scheme = inData.substring(0, slash);
        String below = inData.substring(slash + 1);
        return scheme.equals("purelib") || scheme.equals("platlib") ? below : scheme + ":" + below;
    }

    /** The paths below site-packages that the wheel's own files get; {@code .dist-info} left out. */
    List<String> libraryPaths() {
        return entries().stream()
                .map(ArchiveEntry::name)
                .filter(path -> !path.startsWith(info))
                .map(this::installedPath)
                .filter(path -> path.indexOf(':') < 0)
                .toList();
    }
}
