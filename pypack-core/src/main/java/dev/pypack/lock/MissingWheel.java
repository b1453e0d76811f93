package dev.pypack.lock;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.SdistName;
import dev.pypack.pep.Tag;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A package that a target needs, and no wheel that runs there.
 *
 * @param locked the package
 * @param target where it is needed
 * @param wheels those that there are
 * @param sdist the source distribution, if there is one
 */
record MissingWheel(LockedPackage locked, Target target, List<WheelName> wheels, Optional<SdistName> sdist) {
    private static final int MOST_SHOWN = 12;

    Finding at(Place place) {
        return Finding.error("no-wheel", place, message(), remedy());
    }

    private String message() {
        return locked.label() + " has no wheel that runs on " + target
                + (wheels.isEmpty()
                        ? ", for it has no wheel at all"
                        : "; it has wheels of " + all(tag -> tag.interpreter() + "-" + tag.abi()) + " for "
                                + all(Tag::platform));
    }

    private String all(Function<Tag, String> part) {
        TreeSet<String> parts = wheels.stream()
                .flatMap(wheel -> wheel.tags().stream())
                .map(part)
                .collect(Collectors.toCollection(TreeSet::new));
        String shown = parts.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return parts.size() > MOST_SHOWN ? shown + " and " + (parts.size() - MOST_SHOWN) + " more" : shown;
    }

    private String remedy() {
        List<String> lines = new ArrayList<>();
        List<String> changes = new NearestTargets(target, wheels).changes();
        lines.add(
                changes.isEmpty()
                        ? "No target that pypack knows has one; lock another version."
                        : "There is one " + String.join(", or ", changes) + "; or lock another version.");
        lines.add(sdist.map(name ->
                        "There is an sdist, " + name + ", that has to be built; it does where [tool.pypack] has\n"
                                + "    build-sdist = [\"" + locked.name() + "\"]")
                .orElse("There is no sdist."));
        return String.join("\n", lines);
    }
}
