package dev.pypack.project;

import java.nio.file.Path;

/**
 * Another module of the same build.
 *
 * @param folder where it lies
 * @param groupId its group in Maven
 * @param pom what its POM says, with its name in Maven
 */
public record SiblingModule(Path folder, String groupId, PomValues pom) {
    /**
     * What it is called in Maven, without its version, which it shares with the build.
     *
     * @return such as {@code com.acme:acme-units}
     */
    public String coordinates() {
        return groupId + ":" + pom.artifactId();
    }
}
