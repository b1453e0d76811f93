package dev.pypack.build;

/**
 * What every step of a build needs to know of where it runs.
 *
 * @param host the machine
 * @param artifacts how files of Maven repositories are got
 * @param indexes what the build tool knows of package indexes
 * @param listener who hears what happens
 */
public record BuildContext(Host host, ArtifactProvisioner artifacts, IndexAccess indexes, BuildListener listener) {
    /**
     * A build whose tool knows nothing of package indexes.
     *
     * @param host the machine
     * @param artifacts how files of Maven repositories are got
     * @param listener who hears what happens
     */
    public BuildContext(Host host, ArtifactProvisioner artifacts, BuildListener listener) {
        this(host, artifacts, IndexAccess.NOT_TOLD, listener);
    }
}
