package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.target.Platform;
import dev.pypack.target.PlatformGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a module is packed into: one package for all platforms, or where some get sources of their own, one for each
 * target.
 */
final class TargetPackages {
    private final Sources rules;
    private final Optional<List<Platform>> targets;
    private final List<Finding> mistakes;

    TargetPackages(Sources rules, Optional<List<Platform>> targets, List<Finding> mistakes) {
        this.rules = rules;
        this.targets = targets;
        this.mistakes = mistakes;
    }

    /** The packages, their files checked; that there are no targets is noted. */
    List<PackageModel> of(PackageModel main, PackageSources sources) {
        if (sources.overlays().isEmpty()) {
            rules.check(main.sources());
            return List.of(main);
        }
        if (targets.isEmpty()) {
            refuseNoTargets(sources.overlays());
        }
        List<PackageModel> packages = new ArrayList<>();
        for (Platform target : targets.orElse(List.of())) {
            List<SourceFile> files = sources.on(target);
            rules.check(files);
            packages.add(main.on(target, files));
        }
        return packages;
    }

    /** This machine's platform would be no default: the next machine would build another wheel. */
    private void refuseNoTargets(List<Overlay> overlays) {
        String platforms = overlays.stream()
                .map(overlay -> "\"" + overlay.platforms().first() + "\"")
                .distinct()
                .collect(Collectors.joining(", "));
        mistakes.add(Finding.error(
                "no-targets",
                Place.of(overlays.get(0).folder()),
                "sources for some platforms give a wheel for each target, and the module names no targets",
                "Name them, the one of the main artifact first; write in [tool.pypack]\n    " + TargetPlatforms.KEY
                        + " = [" + platforms + "]"));
    }

    /** Sources that are in none of the packages: the target may be gone, or their folder misnamed. */
    List<Finding> leftOut(PackageSources sources) {
        List<Platform> packed = targets.orElse(List.of());
        List<Finding> leftOut = new ArrayList<>();
        for (Overlay overlay : sources.overlays()) {
            if (!holdsAny(overlay.platforms(), packed)) {
                leftOut.add(Finding.warning(
                        "overlay",
                        Place.of(overlay.folder()),
                        "no wheel has these sources: the targets are " + TargetPlatforms.names(packed),
                        ""));
            }
        }
        return List.copyOf(leftOut);
    }

    private static boolean holdsAny(PlatformGroup group, List<Platform> platforms) {
        for (Platform platform : platforms) {
            if (group.holds(platform)) {
                return true;
            }
        }
        return false;
    }
}
