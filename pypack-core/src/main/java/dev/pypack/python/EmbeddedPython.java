package dev.pypack.python;

import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import java.util.Set;

/**
 * A CPython that comes as a Maven artifact, {@code org.bytedeco:cpython}, with one file for each system.
 *
 * @param minorVersion the Python version without its patch level, such as {@code 3.14}
 * @param artifactVersion the version of the artifact, such as {@code 3.14.3-1.5.13}
 * @param classifiers the systems for which it exists, as {@link Host#classifier()} names them
 */
public record EmbeddedPython(String minorVersion, String artifactVersion, Set<String> classifiers) {

    /**
     * A build of CPython as a value.
     *
     * @param minorVersion the Python version without its patch level
     * @param artifactVersion the version of the artifact
     * @param classifiers the systems for which it exists
     */
    public EmbeddedPython {
        classifiers = Set.copyOf(classifiers);
    }

    /**
     * The Python version with its patch level.
     *
     * @return such as {@code 3.14.3}
     */
    public String version() {
        return artifactVersion.substring(0, artifactVersion.indexOf('-'));
    }

    /**
     * Whether it exists for a machine.
     *
     * @param host the machine
     * @return true where there is a file for its system and processor
     */
    public boolean runsOn(Host host) {
        return classifiers.contains(host.classifier());
    }

    /**
     * The file for a machine.
     *
     * @param host a machine that it {@linkplain #runsOn runs on}
     * @return its coordinates
     */
    public MavenCoordinates coordinates(Host host) {
        return new MavenCoordinates("org.bytedeco", "cpython", artifactVersion, host.classifier(), "jar");
    }
}
