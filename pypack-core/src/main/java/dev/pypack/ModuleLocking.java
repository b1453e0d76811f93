package dev.pypack;

import dev.pypack.build.AtomicMove;
import dev.pypack.build.BuildContext;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Product;
import dev.pypack.crossenv.KeptLicenses;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.UnwrittenInputs;
import dev.pypack.lock.module.MadeLock;
import dev.pypack.lock.module.ModuleLock;
import dev.pypack.lock.module.SeparateLock;
import dev.pypack.lock.tree.DependencyTree;
import dev.pypack.lock.tree.TreeQuestion;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.project.ModuleNeeds;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.project.edit.EditedPyproject;
import dev.pypack.target.Platform;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The lock of one module, looked at as far as the last build of it has not done that already. */
final class ModuleLocking {
    private static final String PYPROJECT = "pyproject.toml";

    private final Path module;
    private final PomValues pom;
    private final TargetProperty targets;
    private final Configuration configuration;
    private final BuildContext context;
    private final Path lock;
    private final Path memory;
    private final Path ofBuild;
    private final long start = System.nanoTime();

    ModuleLocking(Path module, PomValues pom, TargetProperty targets, Path output, Configuration configuration) {
        this.module = module;
        this.pom = pom;
        this.targets = targets;
        this.configuration = configuration;
        this.context = configuration.context();
        this.lock = ModuleLock.file(module);
        this.ofBuild = output.resolve("pypack").resolve("locks");
        this.memory = output.resolve("pypack").resolve(Fingerprint.ofPlace(module) + ".lock");
    }

    /** The lock, made anew where it has to be. */
    MadeLock make(Upgrade upgrade) throws IOException {
        if (upgrade.isNone()) {
            Optional<Integer> packages = packagesIfFresh();
            if (packages.isPresent()) {
                context.listener().upToDate(product(packages.get()));
                return MadeLock.upToDate(lock, packages.get());
            }
        }
        MadeLock made = moduleLock(module).make(upgrade, configuration.resolver());
        remember(made.packages());
        tell(made);
        return made;
    }

    /**
     * The lock of an edited pyproject.toml, which is written when the lock is. Until then it lies in a folder of its own, so
     * that nothing is changed where it can't be locked.
     */
    MadeLock make(EditedPyproject edited) throws IOException {
        Path scratch = configuration.store().scratch("edited-");
        try {
            Files.writeString(scratch.resolve(PYPROJECT), edited.text());
            ModuleLock ofEdited = moduleLock(scratch);
            ofEdited.requireOwn();
            MadeLock made = ofEdited.make(Upgrade.NONE, configuration.resolver());
            AtomicMove.write(
                    module.resolve(PYPROJECT).toRealPath(), edited.text().getBytes(StandardCharsets.UTF_8));
            remember(made.packages());
            tell(made);
            return made;
        } finally {
            FolderTree.delete(scratch);
        }
    }

    private void tell(MadeLock made) throws IOException {
        if (made.isUpToDate()) {
            context.listener().upToDate(product(made.packages()));
        } else {
            context.listener().finished(product(made.packages()));
            for (SeparateLock each : made.separate()) {
                context.listener()
                        .finished(product(each.file(), each.lock().packages().size()));
            }
        }
    }

    /** Why the packages of the lock are there, which fails where it isn't there or not made of it. */
    DependencyTree tree(TreeQuestion question, List<Platform> platforms) throws IOException {
        LockInputs inputs = inputs();
        List<Target> some = inputs.on(platforms).targets();
        return DependencyTree.of(
                new ModuleLock(module, inputs).requireFor(some, ofBuild, configuration.resolver()),
                inputs,
                question,
                new KeptLicenses(configuration.store()));
    }

    /** Fails where the lock of what is written would be another one. */
    void refuseUnwritten(ModuleLocking written) throws IOException {
        if (!said().equals(written.said())) {
            new UnwrittenInputs(inputs(), written.inputs()).refuse();
        }
    }

    /** What is said besides the files of the module. */
    private String said() {
        return targets.addTo(configuration.settings().addTo(Fingerprint.of("said")))
                .end();
    }

    /** The platforms that the module names, or that the build names for it. */
    List<Platform> platforms() throws IOException {
        LockInputs inputs = inputs();
        if (!inputs.namesTargets()) {
            return List.of();
        }
        Set<Platform> platforms = new LinkedHashSet<>();
        for (Target target : inputs.targets()) {
            platforms.add(target.platform());
        }
        return List.copyOf(platforms);
    }

    /** Fails where the lock isn't there, or not made of what the module says now. */
    void requireFresh() throws IOException {
        Optional<Integer> remembered = packagesIfFresh();
        int packages = remembered.isPresent()
                ? remembered.get()
                : moduleLock(module).requireFresh().packages().size();
        if (remembered.isEmpty()) {
            remember(packages);
        }
        context.listener().upToDate(product(packages));
    }

    /** The same for a module that need not have a lock. Nothing is said of one that is right. */
    void requireNotStale() throws IOException {
        if (Files.exists(lock) && packagesIfFresh().isEmpty()) {
            remember(moduleLock(module).requireFresh().packages().size());
        }
    }

    private Product product(int packages) throws IOException {
        return product(lock, packages);
    }

    private Product product(Path file, int packages) throws IOException {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Product("Lock", file, Files.size(file), packages, "package", time);
    }

    /** The lock of the module as the pyproject.toml in a folder would have it. */
    private ModuleLock moduleLock(Path told) throws IOException {
        return new ModuleLock(module, inputs(told));
    }

    /** What the module asks for. */
    LockInputs inputs() throws IOException {
        return inputs(module);
    }

    private LockInputs inputs(Path told) throws IOException {
        ModuleNeeds needs = ModuleNeeds.read(told, pom, targets, configuration.settings(), context.host());
        return LockInputs.read(told, needs, context.host());
    }

    /** How many packages are in the lock, where it was found fresh before and nothing has changed since. */
    private Optional<Integer> packagesIfFresh() throws IOException {
        // Which files a requirements file includes, nobody knows who hasn't read it.
        if (!Files.isRegularFile(memory) || !Files.isRegularFile(lock) || ModuleLock.hasRequirementsFile(module)) {
            return Optional.empty();
        }
        String[] lines = Files.readString(memory).split("\n", -1);
        return lines.length > 1 && lines[0].equals(digest())
                ? Optional.of(Integer.parseInt(lines[1]))
                : Optional.empty();
    }

    private void remember(int packages) throws IOException {
        AtomicMove.write(memory, (digest() + "\n" + packages + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String digest() throws IOException {
        return fingerprint().end();
    }

    /** All that the answer depends on: what the module and its siblings say, and the locks. */
    Fingerprint fingerprint() throws IOException {
        Path pyproject = module.resolve(PYPROJECT);
        Fingerprint inputs = Fingerprint.of(Program.generator().identity())
                .with(context.host().classifier())
                .with(Files.isRegularFile(pyproject) ? Files.readAllBytes(pyproject) : new byte[0]);
        addLocks(inputs, module);
        addSiblings(pom, inputs);
        return targets.addTo(configuration.settings().addTo(pom.addTo(inputs)));
    }

    private static void addLocks(Fingerprint inputs, Path folder) throws IOException {
        for (Path each : ModuleLock.filesIn(folder)) {
            inputs.with(String.valueOf(each.getFileName())).with(checksums(Files.readAllBytes(each)));
        }
    }

    /**
     * Its size and two checksums tell a lock from an earlier one, if not from one that somebody has made to look like it. To
     * hash it takes a JVM that has just started too long.
     */
    private static byte[] checksums(byte[] lock) {
        CRC32 one = new CRC32();
        CRC32C other = new CRC32C();
        one.update(lock);
        other.update(lock);
        return ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(lock.length)
                .putInt((int) one.getValue())
                .putInt((int) other.getValue())
                .array();
    }

    /** What the modules say that this one depends on. */
    private static void addSiblings(PomValues pom, Fingerprint inputs) throws IOException {
        for (PomValues.Dependency wheel : pom.wheels()) {
            if (wheel.module().isPresent()) {
                Path pyproject = wheel.module().get().folder().resolve(PYPROJECT);
                inputs.with(Files.isRegularFile(pyproject) ? Files.readAllBytes(pyproject) : new byte[0]);
                addSiblings(wheel.module().get().pom(), inputs);
            }
        }
    }

    /** Where locks lie that are made for a build alone: of a module that pins all that it needs, or has no lock. */
    Path locksOfBuild() {
        return ofBuild;
    }

    /** Adds those that are made. */
    void addLocksOfBuild(Fingerprint inputs) throws IOException {
        if (Files.isDirectory(ofBuild)) {
            try (Stream<Path> folders = Files.list(ofBuild)) {
                for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                    addLocks(inputs, folder);
                }
            }
        }
    }
}
