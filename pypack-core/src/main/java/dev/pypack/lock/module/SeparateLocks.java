package dev.pypack.lock.module;

import dev.pypack.build.Parallel;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.PylockName;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.LockNotes;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.lock.uv.Uv;
import dev.pypack.lock.uv.UvResolution;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Locks of single targets: markers can't say of which C library or system a wheel is, so that the versions that are best for
 * all targets may have no wheel for one of them, where older ones have.
 */
final class SeparateLocks {
    /** They mostly wait for other processes. */
    private static final int AT_ONCE = 8;

    private static final Place UNIVERSAL = Place.of(PylockName.DEFAULT.toString());

    private final Uv uv;
    private final LockInputs inputs;
    private final Pylock universal;
    private final LockFiles files;
    private final Upgrade upgrade;
    private final Path scratch;

    SeparateLocks(Uv uv, LockInputs inputs, Pylock universal, LockFiles files, Upgrade upgrade, Path scratch) {
        this.uv = uv;
        this.inputs = inputs;
        this.universal = universal;
        this.files = files;
        this.upgrade = upgrade;
        this.scratch = scratch;
    }

    /** One for each target that needs it; where there is none for some, all mistakes of all of them. */
    List<SeparateLock> make() throws IOException {
        List<Attempt> attempts = Parallel.each(AT_ONCE, inputs.targets(), this::attempt);
        Set<Finding> mistakes = new LinkedHashSet<>();
        List<SeparateLock> made = new ArrayList<>();
        for (Attempt each : attempts) {
            mistakes.addAll(each.mistakes());
            if (each.made().isPresent()) {
                made.add(each.made().get());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UserMistake(Findings.of(mistakes));
        }
        return made;
    }

    /** A lock for a target, or why there is none; neither where it needs none of its own. */
    private record Attempt(Optional<SeparateLock> made, List<Finding> mistakes) {}

    private Attempt attempt(Target target) throws IOException {
        Findings reasons = universal.misfits(target, inputs.settings().builtSdists(), UNIVERSAL);
        if (reasons.isEmpty()) {
            return new Attempt(Optional.empty(), List.of());
        }
        try {
            return new Attempt(Optional.of(locked(target, reasons)), List.of());
        } catch (UserMistake e) {
            return new Attempt(
                    Optional.empty(),
                    Stream.concat(reasons.stream(), e.findings().stream()).toList());
        }
    }

    private SeparateLock locked(Target target, Findings reasons) throws IOException {
        Path file = files.of(target);
        Path pinning = Files.createDirectory(scratch.resolve(target.id() + "-pins"));
        List<String> pins = uv.pins(inputs, target, preferred(target), pinning);
        UvResolution resolution = uv.resolve(
                inputs.pinnedFor(target, pins),
                Optional.empty(),
                Upgrade.NONE,
                Files.createDirectory(scratch.resolve(target.id())));
        Pylock lock = inputs.requiredHashes().held(resolution.toPylock(new LockNotes(inputs.digests(), List.of())));
        Findings unfit =
                lock.misfits(target, inputs.settings().builtSdists(), Place.of(String.valueOf(file.getFileName())));
        if (!unfit.isEmpty()) {
            throw new UserMistake(unfit);
        }
        return new SeparateLock(target, file, lock, reasons, differences(lock));
    }

    /** The versions to keep: those of the last lock of this target, then those of all targets. */
    private List<String> preferred(Target target) throws IOException {
        Map<String, String> pins = new LinkedHashMap<>();
        pinned(universal).forEach(pins::putIfAbsent);
        Path before = files.of(target);
        if (Files.isRegularFile(before)) {
            pinned(Pylock.read(before).lock()).forEach((name, version) -> {
                if (upgrade.keeps(name)) {
                    pins.put(name, version);
                }
            });
        }
        return pins.entrySet().stream()
                .map(pin -> pin.getKey() + "==" + pin.getValue())
                .toList();
    }

    private static Map<String, String> pinned(Pylock lock) {
        Map<String, String> pins = new LinkedHashMap<>();
        lock.packages().stream()
                .filter(each -> named(lock, each.name()).count() == 1)
                .forEach(each -> each.version().ifPresent(version -> pins.put(each.name(), version.toString())));
        return pins;
    }

    private static Stream<LockedPackage> named(Pylock lock, String name) {
        return lock.packages().stream().filter(each -> each.name().equals(name));
    }

    /** Packages that only other targets need are no difference. */
    private List<LockChange> differences(Pylock lock) {
        return LockChange.between(universal, lock).stream()
                .filter(change -> !change.after().isEmpty())
                .filter(change -> !change.before().containsAll(change.after()))
                .toList();
    }
}
