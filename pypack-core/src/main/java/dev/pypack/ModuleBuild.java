package dev.pypack;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Fingerprint;
import dev.pypack.build.Generator;
import dev.pypack.build.Incremental;
import dev.pypack.build.LastMade;
import dev.pypack.build.LastMade.Made;
import dev.pypack.bundle.LastBuild;
import dev.pypack.bundle.MadeWheel;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.bundle.ModuleWheels;
import dev.pypack.bundle.SourceDistribution;
import dev.pypack.compile.SyntaxCheck;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.SdistName;
import dev.pypack.project.ModuleModel;
import dev.pypack.project.PackageReader;
import dev.pypack.project.PackageReader.SourcesNow;
import dev.pypack.project.PomValues;
import dev.pypack.project.PythonSources;
import dev.pypack.project.SdistModel;
import dev.pypack.project.TargetProperty;
import dev.pypack.python.CompilingPythons;
import dev.pypack.wheel.Sdist;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One module, read and packed as far as the last build of it has not done that already. */
final class ModuleBuild {
    private final Path module;
    private final PomValues pom;
    private final Path output;
    private final Configuration configuration;
    private final BuildListener listener;
    private final CompilingPythons compilers;
    private final Generator generator = Program.generator();

    ModuleBuild(Path module, PomValues pom, Path output, Configuration configuration) {
        this.module = module;
        this.pom = pom;
        this.output = output;
        this.configuration = configuration;
        this.listener = configuration.context().listener();
        this.compilers = configuration.compilers();
    }

    /** The folders of the sources, which are in order. */
    List<Path> checked() throws IOException {
        LastBuild last = LastBuild.of(module, output);
        String checked = inputsOfCheck();
        Optional<List<Path>> unchanged = last.sourceFolders(checked);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        SourcesNow now = PackageReader.sourcesNow(module, pom, configuration.settings());
        if (isInOrder(now.sources())) {
            remember(now, checked, last);
        }
        return now.folders();
    }

    /** Nothing is lost where it can't be: the next build checks again. */
    private void remember(SourcesNow now, String checked, LastBuild last) {
        try {
            last.rememberCheck(now, checked);
        } catch (IOException e) {
            listener.found(Finding.warning(
                    "memory",
                    Place.of(output.toString()),
                    "that the sources are in order can't be remembered, so that they are checked again next time: " + e,
                    "Free space or rights there, or set another folder with -Dpypack.outputDirectory=<folder>."));
        }
    }

    private boolean isInOrder(PythonSources sources) throws IOException {
        return new SyntaxCheck(
                        sources,
                        module,
                        compilers,
                        configuration.store(),
                        configuration.context().host().cores(),
                        listener)
                .isInOrder();
    }

    /** The wheel of a module that has one. */
    Wheel wheel() throws IOException {
        return wheels(TargetProperty.ABSENT, () -> PackageReader.readForOneWheel(module, pom, configuration.settings()))
                .get(0)
                .wheel();
    }

    /** The wheels, in the order of the targets. */
    List<ModuleWheel> wheels(TargetProperty targets) throws IOException {
        return wheels(targets, () -> PackageReader.read(module, pom, targets, configuration.settings(), listener));
    }

    /** Reads what is to be packed. */
    private interface Reading {
        ModuleModel read() throws IOException;
    }

    private List<ModuleWheel> wheels(TargetProperty targets, Reading reading) throws IOException {
        Incremental incremental = new Incremental("Wheel", listener);
        LastBuild last = LastBuild.of(module, output);
        String checked = inputsOfCheck();
        String packed = inputsOfWheels(checked, targets);
        Optional<List<MadeWheel>> unchanged = last.wheels(packed);
        if (unchanged.isPresent()) {
            for (MadeWheel wheel : unchanged.get()) {
                incremental.upToDate(wheel.made());
            }
            return wheels(unchanged.get());
        }
        ModuleModel read = reading.read();
        boolean isChecked = configuration.isSyntaxChecked()
                && (last.sourceFolders(checked).isPresent()
                        || isInOrder(read.packages().get(0).pythonSources()));
        List<MadeWheel> made = new ModuleWheels(
                        read.packages(),
                        generator,
                        configuration.time(),
                        configuration.context().host().cores(),
                        configuration.store(),
                        compilers,
                        module)
                .madeIn(output, incremental, listener);
        if (isChecked) {
            last.remember(read, made, checked, packed);
        } else {
            last.rememberFamily(read);
        }
        return wheels(made);
    }

    private static List<ModuleWheel> wheels(List<MadeWheel> made) {
        List<ModuleWheel> wheels = new ArrayList<>();
        for (MadeWheel each : made) {
            wheels.add(each.wheel());
        }
        return List.copyOf(wheels);
    }

    /** What the result of checking the module depends on, but for its files. */
    private String inputsOfCheck() {
        return configuration
                .settings()
                .addTo(pom.addTo(Fingerprint.of(generator.identity())))
                .with(compilers.identity())
                .end();
    }

    /** What the wheels depend on, but for the files of the module. */
    private String inputsOfWheels(String checked, TargetProperty targets) {
        return targets.addTo(Fingerprint.of(checked).with(configuration.time().toString()))
                .end();
    }

    /** The source distribution. */
    Sdist sdist() throws IOException {
        Incremental incremental = new Incremental("Sdist", listener);
        SdistModel model = PackageReader.readSdist(module, pom);
        SourceDistribution sources = new SourceDistribution(
                model,
                generator.text(),
                configuration.time(),
                configuration.context().host().cores());
        return sdist(incremental.made(
                LastMade.in(output, PackageName.normalize(model.metadata().name()) + "-sdist"),
                sources.fingerprint().with(generator.identity()),
                fingerprint -> {
                    Sdist made = sources.writeTo(output, listener);
                    return new Made(made.file(), made.bytes(), made.files(), fingerprint);
                }));
    }

    private static Sdist sdist(Made made) {
        return new Sdist(
                SdistName.parse(String.valueOf(made.file().getFileName())), made.file(), made.bytes(), made.files());
    }
}
