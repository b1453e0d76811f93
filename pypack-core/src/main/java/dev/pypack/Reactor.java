package dev.pypack;

import dev.pypack.build.Fingerprint;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.build.Sha256;
import dev.pypack.bundle.ModuleWheel;
import dev.pypack.crossenv.LocalArtifacts;
import dev.pypack.crossenv.LocalModules;
import dev.pypack.crossenv.WheelFile;
import dev.pypack.lock.LockedPackage;
import dev.pypack.pep.PackageName;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.SiblingModule;
import dev.pypack.project.TargetProperty;
import dev.pypack.wheel.Wheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The packages that a module needs of its own build and of Maven repositories, with those that they need of there. */
final class Reactor implements LocalModules, LocalArtifacts {
    private static final String WHEELS = "pypack/modules";

    private final Path output;
    private final Configuration configuration;
    private final Map<String, SiblingModule> modules = new TreeMap<>();
    private final Map<String, MavenCoordinates> artifacts = new TreeMap<>();
    /** So that what is installed is what the digest is of. */
    private final Map<String, List<WheelFile>> packed = new HashMap<>();

    /** Those that a POM names; their wheels are packed into a folder of the module's own output. */
    Reactor(PomValues pom, Path output, Configuration configuration) {
        this.output = output;
        this.configuration = configuration.silenced().set(Settings.NONE);
        collect(pom);
    }

    private void collect(PomValues pom) {
        for (PomValues.Dependency wheel : pom.wheels()) {
            if (wheel.module().isPresent()) {
                SiblingModule module = wheel.module().get();
                modules.put(PackageName.normalize(wheel.name()), module);
                collect(module.pom());
            } else {
                wheel.repository().ifPresent(coordinates -> artifacts.put(coordinates.toString(), coordinates));
            }
        }
    }

    @Override
    public List<WheelFile> wheels(String name) throws IOException {
        SiblingModule module = modules.get(name);
        if (module == null) {
            return List.of();
        }
        List<WheelFile> known = packed.get(name);
        if (known != null) {
            return known;
        }
        Path folder = Files.createDirectories(output.resolve(WHEELS).resolve(name));
        List<WheelFile> wheels = new ArrayList<>();
        for (ModuleWheel each :
                new ModuleBuild(module.folder(), module.pom(), folder, configuration).wheels(TargetProperty.ABSENT)) {
            Wheel wheel = each.wheel();
            wheels.add(new WheelFile(wheel.file(), wheel.name(), Sha256.ofFile(wheel.file())));
        }
        packed.put(name, wheels);
        return wheels;
    }

    @Override
    public Optional<Path> file(LockedPackage locked) {
        return Optional.ofNullable(locked.tool().values().get("pypack"))
                .filter(Map.class::isInstance)
                .map(notes -> ((Map<?, ?>) notes).get("coordinates"))
                .map(coordinates -> artifacts.get(String.valueOf(coordinates)))
                .map(configuration.context().artifacts()::provision);
    }

    /** Adds the modules as they are now. */
    Fingerprint addTo(Fingerprint inputs) throws IOException {
        for (String name : modules.keySet()) {
            inputs.with(name);
            wheels(name).forEach(wheel -> inputs.with(wheel.sha256().digest()));
        }
        return inputs;
    }
}
