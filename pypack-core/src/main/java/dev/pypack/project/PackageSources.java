package dev.pypack.project;

import dev.pypack.pep.CodePointOrder;
import dev.pypack.target.Platform;
import dev.pypack.target.PlatformGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of a package: those that every platform gets, and those that some get.
 *
 * @param folders where those for every platform lie
 * @param main for every platform
 * @param overlays for some platforms; each has at least one file
 */
record PackageSources(List<Path> folders, List<SourceFile> main, List<Overlay> overlays) {

    /** The files for a platform, ordered by code points: of two with the same path that which is meant for fewer. */
    List<SourceFile> on(Platform platform) {
        Map<String, SourceFile> files = new TreeMap<>(CodePointOrder.INSTANCE);
        main.forEach(file -> files.put(file.name(), file));
        overlays.stream()
                .filter(overlay -> overlay.platforms().holds(platform))
                .sorted(Comparator.comparing(Overlay::platforms, PlatformGroup.BROADEST_FIRST))
                .forEach(overlay -> overlay.files().forEach(file -> files.put(file.name(), file)));
        return List.copyOf(files.values());
    }

    /** All files of all folders, of several with the same path each. */
    List<SourceFile> all() {
        List<SourceFile> all = new ArrayList<>(main);
        for (Overlay overlay : overlays) {
            all.addAll(overlay.files());
        }
        return all;
    }
}
