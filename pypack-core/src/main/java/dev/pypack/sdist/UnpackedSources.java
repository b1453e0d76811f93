package dev.pypack.sdist;

import dev.pypack.archive.InvalidArchive;
import dev.pypack.archive.TarGzArchive;
import dev.pypack.archive.ZipArchive;
import dev.pypack.archive.ZipRule;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** An archive of sources, unpacked so that nothing of it leads elsewhere. */
final class UnpackedSources {
    /** What an index refuses and every reader takes alike. */
    private static final Set<ZipRule> OLD_HABITS = EnumSet.of(ZipRule.DATA_DESCRIPTOR, ZipRule.ENTRY_COMMENT);

    private UnpackedSources() {}

    /**
     * The folder of the project.
     *
     * @param folder gets the files; it must not exist
     * @throws UserMistake if the archive is none, is damaged, or has something that is not unpacked
     */
    static Path of(SourceArchive archive, Path folder) throws IOException {
        String name = String.valueOf(archive.file().getFileName()).toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".zip")) {
                unzip(archive.file(), folder);
            } else if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
                TarGzArchive.extract(archive.file(), Files.createDirectory(folder));
            } else {
                throw refused(archive, "it is neither a .tar.gz nor a .zip");
            }
        } catch (InvalidArchive e) {
            throw new UserMistake(e.findings());
        }
        Path root = only(folder);
        Path project = archive.subdirectory().map(root::resolve).orElse(root);
        if (!Files.isRegularFile(project.resolve("pyproject.toml"))
                && !Files.isRegularFile(project.resolve("setup.py"))) {
            throw refused(
                    archive,
                    "there is neither a pyproject.toml nor a setup.py in " + folder.relativize(project) + " of it");
        }
        return project;
    }

    private static void unzip(Path file, Path folder) throws IOException {
        try (ZipArchive zip = ZipArchive.open(file)) {
            zip.extract(folder, 1, OLD_HABITS);
        }
    }

    /** The folder that all sdists have around their files, and other archives mostly. */
    private static Path only(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> found = entries.toList();
            return found.size() == 1 && Files.isDirectory(found.get(0)) ? found.get(0) : folder;
        }
    }

    private static UserMistake refused(SourceArchive archive, String why) {
        return new UserMistake(Finding.error(
                "sources",
                Place.of(String.valueOf(archive.file().getFileName())),
                archive.locked().label() + " can't be built: " + why,
                "Lock another version, or build its wheel once, deploy it to your index and lock that."));
    }
}
