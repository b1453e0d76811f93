package dev.pypack.wheel;

import dev.pypack.archive.ArchiveEntry;
import dev.pypack.archive.ZipArchive;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The {@code .dist-info} folder of a wheel.
 */
final class InfoFolder {
    static final String ENDING = ".dist-info";

    private InfoFolder() {}

    /** Its name, with {@code /}, where there is exactly one. */
    static Optional<String> in(ZipArchive archive, Place wheel, Consumer<Finding> found) {
        List<String> folders = archive.entries().stream()
                .map(ArchiveEntry::name)
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .filter(folder -> folder.endsWith(ENDING))
                .distinct()
                .toList();
        if (folders.isEmpty()) {
            found.accept(WheelRule.DIST_INFO_MISSING.at(wheel, "no folder in it ends with " + ENDING));
        } else if (folders.size() > 1) {
            found.accept(WheelRule.DIST_INFO_DOUBLED.at(wheel, String.join(", ", folders)));
        }
        return folders.size() == 1 ? Optional.of(folders.get(0) + "/") : Optional.empty();
    }
}
