package dev.pypack.scaffold;

import java.nio.file.Path;

/**
 * The POM that a new package finds: that of its own folder, or of the project that it becomes a module of.
 *
 * @param file where it lies
 * @param groupId as Maven understands it
 * @param artifactId as Maven understands it
 * @param version as Maven understands it
 * @param writtenVersion the version as a module has to name it in {@code <parent>}, which can be a property
 * @param packaging such as {@code wheel}, {@code pom} or {@code jar}
 * @param packsWheel whether its build packs a wheel
 */
public record ExistingPom(
        Path file,
        String groupId,
        String artifactId,
        String version,
        String writtenVersion,
        String packaging,
        boolean packsWheel) {

    /** The folder of the project. */
    Path folder() {
        return file.toAbsolutePath().normalize().resolveSibling("");
    }
}
