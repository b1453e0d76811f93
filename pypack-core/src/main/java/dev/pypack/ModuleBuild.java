package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.Generator;
import dev.pypack.build.Incremental;
import dev.pypack.build.LastMade;
import dev.pypack.build.LastMade.Made;
import dev.pypack.bundle.LastBuild;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.bundle.ModuleWheels;
import dev.pypack.bundle.SourceDistribution;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.SdistName;
import dev.pypack.project.ModuleModel;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PomValues;
import dev.pypack.project.SdistModel;
import dev.pypack.project.TargetProperty;
import dev.pypack.store.Store;
import dev.pypack.wheel.Sdist;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One module, read and packed as far as the last build of it has not done that already. */
final class ModuleBuild {
    private final Path module;
    private final PomValues pom;
    private final Path output;
    private final BuildContext context;
    private final Store store;
    private final Instant time;
    private final Generator generator = Program.generator();

    ModuleBuild(Path module, PomValues pom, Path output, BuildContext context, Store store, Instant time) {
        this.module = module;
        this.pom = pom;
        this.output = output;
        this.context = context;
        this.store = store;
        this.time = time;
    }

    /** The folders of the sources. */
    List<Path> sources() throws IOException {
        Optional<List<Path>> unchanged = LastBuild.of(module, output).sourceFolders(checked());
        return unchanged.isPresent() ? unchanged.get() : PackageReader.sourceFolders(module, pom);
    }

    /** The wheel of a module that has one. */
    Wheel wheel() throws IOException {
        return wheels(TargetProperty.ABSENT, () -> PackageReader.readForOneWheel(module, pom))
                .get(0)
                .wheel();
    }

    /** The wheels, in the order of the targets. */
    List<ModuleWheel> wheels(TargetProperty targets) throws IOException {
        return wheels(targets, () -> PackageReader.read(module, pom, targets, context.listener()));
    }

    /** Reads what is to be packed. */
    private interface Reading {
        ModuleModel read() throws IOException;
    }

    private List<ModuleWheel> wheels(TargetProperty targets, Reading reading) throws IOException {
        Incremental incremental = new Incremental("Wheel", context.listener());
        LastBuild last = LastBuild.of(module, output);
        String packed = packed(targets);
        Optional<Made> unchanged = last.wheel(packed);
        if (unchanged.isPresent()) {
            return List.of(ModuleWheel.forAll(incremental.upToDate(unchanged.get())));
        }
        ModuleModel read = reading.read();
        List<ModuleWheel> wheels = new ModuleWheels(
                        read.packages(), generator, time, context.host().cores(), store)
                .madeIn(output, incremental, context.listener());
        last.remember(read, checked(), packed);
        return wheels;
    }

    /** What the result of reading the module depends on, but for its files. */
    private String checked() {
        return pom.addTo(Fingerprint.of(generator.identity())).end();
    }

    /** What the wheel depends on, but for the files of the module. */
    private String packed(TargetProperty targets) {
        return targets.addTo(Fingerprint.of(checked()).with(time.toString())).end();
    }

    /** The source distribution. */
    Sdist sdist() throws IOException {
        Incremental incremental = new Incremental("Sdist", context.listener());
        SdistModel model = PackageReader.readSdist(module, pom);
        SourceDistribution sources = new SourceDistribution(
                model, generator.text(), time, context.host().cores());
        return sdist(incremental.made(
                LastMade.in(output, PackageName.normalize(model.metadata().name()) + "-sdist"),
                sources.fingerprint().with(generator.identity()),
                fingerprint -> {
                    Sdist made = sources.writeTo(output, context.listener());
                    return new Made(made.file(), made.bytes(), made.files(), fingerprint);
                }));
    }

    private static Sdist sdist(Made made) {
        return new Sdist(
                SdistName.parse(String.valueOf(made.file().getFileName())), made.file(), made.bytes(), made.files());
    }
}
