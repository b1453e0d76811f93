package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.InvalidArchive;
import dev.pypack.archive.ReadFile;
import dev.pypack.archive.ZipArchive;
import dev.pypack.archive.ZipContents;
import dev.pypack.archive.ZipRule;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A wheel whose files lie in a folder, each of them as {@code RECORD} says.
 *
 * @param name what its file name says
 * @param info its {@code .dist-info} folder, with {@code /} at its end
 * @param files all of them but {@code RECORD}, which an installer writes anew; in the order of the archive
 * @param scripts the commands that an installer makes
 */
public record UnpackedWheel(WheelName name, String info, List<UnpackedFile> files, List<EntryScript> scripts) {
    private static final int ANY_EXECUTABLE = 0111;

    /** What an index refuses and every installer reads alike; wheels from before have it. */
    private static final Set<ZipRule> OLD_HABITS = EnumSet.of(ZipRule.DATA_DESCRIPTOR, ZipRule.ENTRY_COMMENT);

    /**
     * Copies of these lists.
     *
     * @param name what its file name says
     * @param info its {@code .dist-info} folder
     * @param files all of them but {@code RECORD}
     * @param scripts the commands that an installer makes
     */
    public UnpackedWheel {
        files = List.copyOf(files);
        scripts = List.copyOf(scripts);
    }

    /**
     * Unpacks a wheel. Nothing is written of one that would write elsewhere, and nothing is left of one that is damaged.
     *
     * @param wheel its file, whatever it is called
     * @param name how it was called when it was built
     * @param folder gets the files; it must not exist
     * @param threads how many files are written at a time, at least 1
     * @return the wheel
     * @throws UserMistake if the wheel can't be installed, with all that is wrong with it; the folder then may be there
     * @throws IOException if something can't be read or written
     */
    public static UnpackedWheel unpack(Path wheel, WheelName name, Path folder, int threads) throws IOException {
        Place place = Place.of(name.toString());
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            Map<String, ReadFile> files = archive.extract(folder, threads, OLD_HABITS);
            List<Finding> found = new ArrayList<>();
            Optional<String> info = InfoFolder.in(archive, place, found::add);
            if (info.isEmpty()) {
                throw new UserMistake(Findings.of(found));
            }
            ZipContents contents = new ZipContents(files, Findings.of(List.of()));
            ReadWheel read = new ReadWheel(name, info.get(), archive, contents);
            Findings errors = WheelChecks.ofInstalling(wheel, read);
            if (!errors.isEmpty()) {
                throw new UserMistake(errors);
            }
            return of(read);
        } catch (InvalidArchive e) {
            throw new UserMistake(e.findings());
        }
    }

    private static UnpackedWheel of(ReadWheel wheel) throws IOException {
        String record = wheel.info() + "RECORD";
        List<UnpackedFile> files = wheel.files().values().stream()
                .filter(file -> !file.entry().name().equals(record))
                .map(file -> unpacked(file, wheel))
                .toList();
        Optional<ArchiveEntry> entryPoints = wheel.archive().entry(wheel.info() + "entry_points.txt");
        String text = entryPoints.isPresent()
                ? new String(wheel.archive().content(entryPoints.get()), StandardCharsets.UTF_8)
                : "";
        return new UnpackedWheel(wheel.name(), wheel.info(), files, EntryScriptsReader.read(text));
    }

    private static UnpackedFile unpacked(ReadFile file, ReadWheel wheel) {
        String path = file.entry().name();
        boolean isExecutable = (file.entry().mode() & ANY_EXECUTABLE) != 0;
        InstallScheme scheme = InstallScheme.LIBRARY;
        String below = path;
        if (path.startsWith(wheel.data())) {
            int slash = path.indexOf('/', wheel.data().length());
            scheme = InstallScheme.ofFolder(path.substring(wheel.data().length(), slash));
            below = path.substring(slash + 1);
        }
        return new UnpackedFile(path, scheme, below, file.entry().size(), file.sha256(), isExecutable);
    }
}
