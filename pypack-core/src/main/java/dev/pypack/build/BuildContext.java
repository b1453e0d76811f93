package dev.pypack.build;

/**
 * What every step of a build needs to know of where it runs.
 *
 * @param host the machine
 * @param artifacts how files of Maven repositories are got
 * @param listener who hears what happens
 */
public record BuildContext(Host host, ArtifactProvisioner artifacts, BuildListener listener) {}
