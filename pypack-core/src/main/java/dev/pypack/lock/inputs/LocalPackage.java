package dev.pypack.lock.inputs;

import dev.pypack.build.MavenCoordinates;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package that no index has: a module of the same build, or a wheel in a Maven repository. A lock names it by its Maven
 * coordinates, by which every machine finds it again.
 *
 * @param name its name in Python, normalised
 * @param module the module, if it is one
 * @param artifact the wheel, if it is one
 */
public record LocalPackage(String name, Optional<LocalModule> module, Optional<MavenCoordinates> artifact) {
    /**
     * A module of the same build.
     *
     * @param folder where it lies
     * @param coordinates its group and name in Maven
     * @param inputs what it needs itself
     */
    public record LocalModule(Path folder, String coordinates, LockInputs inputs) {}

    static LocalPackage of(String name, LocalModule module) {
        return new LocalPackage(name, Optional.of(module), Optional.empty());
    }

    static LocalPackage of(String name, MavenCoordinates artifact) {
        return new LocalPackage(name, Optional.empty(), Optional.of(artifact));
    }

    /**
     * The coordinates that the lock notes: those of a module without its version, which changes with each release.
     *
     * @return {@code groupId:artifactId}, or those of the wheel
     */
    public String coordinates() {
        return module.map(LocalModule::coordinates)
                .orElseGet(() -> artifact.orElseThrow().toString());
    }
}
