package dev.pypack.lock.module;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Parallel;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.PylockName;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.LockNotes;
import dev.pypack.lock.inputs.PinnedRequirements;
import dev.pypack.lock.requirements.RequirementsFile;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.lock.uv.UvSetup;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The lock of a module, beside its pyproject.toml. Looking at it starts no process and uses no network.
 */
public final class ModuleLock {
    private static final Place PLACE = Place.of(PylockName.DEFAULT.toString());
    /** Most modules have a lock, and some another one or two. */
    private static final int AT_ONCE = 2;

    private final LockFiles files;
    private final LockInputs inputs;
    /** Those that were read already: they have thousands of lines. */
    private final Map<Path, Pylock> read = new HashMap<>();

    /**
     * The lock of a module, be there one or not.
     *
     * @param module the folder of the module
     * @param inputs what the module says now
     */
    public ModuleLock(Path module, LockInputs inputs) {
        this.files = new LockFiles(module);
        this.inputs = inputs;
    }

    /**
     * Where the lock of a module lies, or will.
     *
     * @param module the folder of the module
     * @return the file {@code pylock.toml}
     */
    public static Path file(Path module) {
        return new LockFiles(module).universal();
    }

    /**
     * Whether a module has a requirements.txt, of which its lock is made where pyproject.toml has no {@code [project]}.
     *
     * @param module the folder of the module
     * @return true if the file is there
     */
    public static boolean hasRequirementsFile(Path module) {
        return Files.isRegularFile(module.resolve(RequirementsFile.NAME));
    }

    /**
     * All locks of a module, also of single targets.
     *
     * @param module the folder of the module
     * @return by their names; none where there is none
     * @throws IOException if the folder can't be read
     */
    public static List<Path> filesIn(Path module) throws IOException {
        List<Path> locks = new ArrayList<>();
        for (Path file : FolderTree.entries(module)) {
            if (isLock(file)) {
                locks.add(file);
            }
        }
        return List.copyOf(locks);
    }

    private static boolean isLock(Path file) {
        return PylockName.parse(String.valueOf(file.getFileName())).isPresent() && Files.isRegularFile(file);
    }

    /**
     * The lock as it is, if it is made of what the module says now. A lock of another tool is taken as it is.
     *
     * @return the lock
     * @throws UserMistake if there is none, it can't be read, or what the module says has changed since it was made
     * @throws IOException if it can't be read
     */
    public Pylock requireFresh() throws IOException {
        Optional<Pylock> lock = read();
        if (lock.isEmpty()) {
            throw new UserMistake(
                    Finding.error("no-lock", PLACE, "there is no such file", "Make it:\n    mvn pypack:lock"));
        }
        List<Finding> stale = staleness(lock.get());
        if (!stale.isEmpty()) {
            throw new UserMistake(Findings.of(stale));
        }
        return lock.get();
    }

    /**
     * The lock that holds on each target: the target's own, else that of all. They are as they are, if they are made of what
     * the module says now, and those of another tool as they are anyway.
     *
     * @param targets some of the module's targets
     * @return one for each
     * @throws UserMistake as {@link #requireFresh}
     * @throws IOException if one can't be read
     */
    public List<TargetLock> requireFreshFor(List<Target> targets) throws IOException {
        readAhead(targets);
        List<TargetLock> own = new ArrayList<>();
        for (Target target : targets) {
            Optional<TargetLock> foreign = ownOfAnotherTool(target);
            if (foreign.isPresent()) {
                own.add(foreign.get());
            }
        }
        if (own.size() == targets.size()) {
            return own;
        }
        Pylock universal = requireFresh();
        Optional<LockNotes> notes = LockNotes.of(universal);
        List<String> separate = notes.isPresent() ? notes.get().separate() : List.of();
        List<TargetLock> locks = new ArrayList<>();
        for (Target target : targets) {
            locks.add(
                    separate.contains(target.id())
                            ? read(target)
                            : firstFor(target, own).orElse(new TargetLock(target, universal, PLACE)));
        }
        return locks;
    }

    private static Optional<TargetLock> firstFor(Target target, List<TargetLock> locks) {
        for (TargetLock each : locks) {
            if (each.target().equals(target)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Side by side, for each has thousands of lines. One that can't be read is refused when it is asked for. */
    private void readAhead(List<Target> targets) throws IOException {
        List<Path> unread = new ArrayList<>();
        addIfUnread(unread, files.universal());
        for (Target target : targets) {
            addIfUnread(unread, files.of(target));
        }
        if (unread.size() > 1) {
            for (Map<Path, Pylock> each : Parallel.each(AT_ONCE, unread, ModuleLock::ifReadable)) {
                read.putAll(each);
            }
        }
    }

    private void addIfUnread(List<Path> unread, Path file) {
        if (Files.isRegularFile(file) && !read.containsKey(file)) {
            unread.add(file);
        }
    }

    private static Map<Path, Pylock> ifReadable(Path file) {
        try {
            return Map.of(file, Pylock.read(file).lock());
        } catch (IOException | UserMistake unreadable) {
            return Map.of();
        }
    }

    /** What pypack made for a target counts only where its lock of all targets names it. */
    private Optional<TargetLock> ownOfAnotherTool(Target target) throws IOException {
        if (!Files.isRegularFile(files.of(target))) {
            return Optional.empty();
        }
        TargetLock own = read(target);
        return LockNotes.of(own.lock()).isEmpty() ? Optional.of(own) : Optional.empty();
    }

    private TargetLock read(Target target) throws IOException {
        Path file = files.of(target);
        return new TargetLock(target, lock(file), Place.of(String.valueOf(file.getFileName())));
    }

    private Pylock lock(Path file) throws IOException {
        Pylock known = read.get(file);
        if (known == null) {
            known = Pylock.read(file).lock();
            read.put(file, known);
        }
        return known;
    }

    /**
     * The same, of a module that pins all it needs too, which need not have a lock: it is made for the build.
     *
     * @param targets some of the module's targets
     * @param ofBuild where locks that are made for the build lie
     * @param setup the uv that makes it, where it isn't there or the pins have changed
     * @return one for each
     * @throws UserMistake as {@link #requireFresh}, or if something is needed that is not pinned
     * @throws EnvironmentFailure if uv can't be had or fails
     * @throws IOException if a file can't be read or written
     */
    public List<TargetLock> requireFor(List<Target> targets, Path ofBuild, UvSetup setup) throws IOException {
        PinnedRequirements pins = new PinnedRequirements(inputs);
        if (needsNone()) {
            return ofNothing(targets);
        }
        return isThere() || !pins.isAll()
                ? requireFreshFor(targets)
                : madeForBuild(targets, ofBuild, setup, pins::requireAll);
    }

    /**
     * The same, of a module that has no lock at all too, for what is never shipped: one is made of the newest versions.
     *
     * @param targets some of the module's targets
     * @param ofBuild where locks that are made for the build lie
     * @param setup the uv that makes it, where it isn't there or the module has changed
     * @return one for each
     * @throws UserMistake if there is a lock and it is stale, or the module can't be locked
     * @throws EnvironmentFailure if uv can't be had or fails
     * @throws IOException if a file can't be read or written
     */
    public List<TargetLock> requireForTests(List<Target> targets, Path ofBuild, UvSetup setup) throws IOException {
        if (needsNone()) {
            return ofNothing(targets);
        }
        return isThere() ? requireFreshFor(targets) : madeForBuild(targets, ofBuild, setup, newest -> {});
    }

    /**
     * Whether there is no lock of a module that needs packages.
     *
     * @return false where a lock was made, or there is nothing to be locked
     */
    public boolean isMissing() {
        return !isThere() && !inputs.isEmpty();
    }

    private boolean needsNone() {
        return inputs.isEmpty() && !isThere();
    }

    private boolean isThere() {
        return Files.isRegularFile(files.universal());
    }

    private static List<TargetLock> ofNothing(List<Target> targets) {
        Pylock nothing = new Pylock(
                List.of(),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.of(List.of()),
                List.of(),
                "pypack",
                List.of(),
                FreeTable.EMPTY);
        List<TargetLock> locks = new ArrayList<>();
        for (Target target : targets) {
            locks.add(new TargetLock(target, nothing, PLACE));
        }
        return List.copyOf(locks);
    }

    private List<TargetLock> madeForBuild(List<Target> targets, Path ofBuild, UvSetup setup, Consumer<Pylock> rule)
            throws IOException {
        ModuleLock made = new ModuleLock(Files.createDirectories(ofBuild.resolve(inputs.name())), inputs);
        Optional<Pylock> before = made.read();
        if (before.isEmpty() || !made.staleness(before.get()).isEmpty()) {
            new LockMaking(made.files, inputs, setup).make(before, Upgrade.NONE, rule);
            made.read.clear();
        }
        return made.requireFreshFor(targets);
    }

    /** What makes the lock stale, and those of single targets that belong to it. */
    private List<Finding> staleness(Pylock lock) throws IOException {
        Optional<LockNotes> notes = LockNotes.of(lock);
        if (notes.isEmpty()) {
            return List.of();
        }
        List<Finding> stale = new ArrayList<>();
        addIfFound(stale, notes.get().staleness(inputs, PLACE));
        for (String target : notes.get().separate()) {
            addIfFound(stale, separateStaleness(target));
        }
        return stale;
    }

    private static void addIfFound(List<Finding> all, Optional<Finding> one) {
        if (one.isPresent()) {
            all.add(one.get());
        }
    }

    private Optional<Finding> separateStaleness(String target) throws IOException {
        Path file = files.of(target);
        Place place = Place.of(String.valueOf(file.getFileName()));
        if (Files.isRegularFile(file)) {
            Optional<LockNotes> notes = LockNotes.of(lock(file));
            return notes.isPresent() ? notes.get().staleness(inputs, place) : Optional.empty();
        }
        return Optional.of(Finding.error(
                "no-lock",
                place,
                "there is no such file, and pylock.toml says that " + target + " has a lock of its own",
                "Make it:\n    mvn pypack:lock"));
    }

    /**
     * The lock, made anew where it is stale, where there is none, or where versions are to move. Nothing is written unless
     * it fits all targets.
     *
     * @param upgrade which packages may get other versions than before; the others keep theirs where they can
     * @param setup the uv that makes it
     * @return the lock, and what is other than before
     * @throws UserMistake if no versions fit together, or some target has no wheel of a package; with all of them
     * @throws EnvironmentFailure if uv can't be had or fails
     * @throws IOException if a file can't be read or written
     */
    public MadeLock make(Upgrade upgrade, UvSetup setup) throws IOException {
        Optional<Pylock> before = read();
        if (before.isPresent() && LockNotes.of(before.get()).isEmpty()) {
            return kept(before.get());
        }
        if (before.isPresent() && upgrade.isNone() && staleness(before.get()).isEmpty()) {
            return MadeLock.upToDate(files.universal(), before.get().packages().size());
        }
        read.clear();
        return new LockMaking(files, inputs, setup).make(before, upgrade, lock -> {});
    }

    /**
     * Fails where another tool made the lock, which has to make the next one too.
     *
     * @throws UserMistake if there is a lock that pypack has not made
     * @throws IOException if it can't be read
     */
    public void requireOwn() throws IOException {
        Optional<Pylock> lock = read();
        if (lock.isPresent() && LockNotes.of(lock.get()).isEmpty()) {
            throw new UserMistake(Finding.error(
                    "lock-of-another-tool",
                    PLACE,
                    "it was made by " + lock.get().createdBy() + ", which alone can make it anew",
                    "Add and remove packages with that tool; or remove the file, and pypack makes its own."));
        }
    }

    /** Another tool made it, and its maker will make the next one. */
    private MadeLock kept(Pylock foreign) {
        foreign.requireFit(inputs.targets(), inputs.settings().builtSdists(), PLACE);
        return MadeLock.upToDate(files.universal(), foreign.packages().size());
    }

    private Optional<Pylock> read() throws IOException {
        return Files.isRegularFile(files.universal()) ? Optional.of(lock(files.universal())) : Optional.empty();
    }
}
