package dev.pypack.scaffold;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What somebody says of a package that is to be made. What is not said is taken from the POM that is there, or is what is
 * customary.
 *
 * @param directory its folder, which need not exist yet
 * @param kind the property {@code pypack.kind}; {@code library}
 * @param name its name in Maven and in Python; else the artifactId of its POM, else the name of the folder
 * @param groupId its group in Maven; else that of the POM, else {@code com.example}
 * @param version its version in Maven; else that of the POM, else {@code 1.0-SNAPSHOT}
 * @param requiresPython the Pythons that it runs on; else the oldest that is still maintained, and all later ones
 * @param pom the POM of the folder that the build tool was called in
 */
public record NewPackage(
        Path directory,
        Optional<String> kind,
        Optional<String> name,
        Optional<String> groupId,
        Optional<String> version,
        Optional<String> requiresPython,
        Optional<ExistingPom> pom) {

    /**
     * A package of which only the folder is said.
     *
     * @param directory its folder
     * @return the wish
     */
    public static NewPackage in(Path directory) {
        return new NewPackage(
                directory,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The folder, whatever Java's working directory. */
    Path folder() {
        return directory.toAbsolutePath().normalize();
    }
}
