package dev.pypack.crossenv;

import java.io.IOException;
import java.util.List;

/** Brings wheels of packages to this machine: from the network, a folder, another module, or built of their sources. */
@FunctionalInterface
public interface PackageFiles {
    /**
     * The wheels of packages.
     *
     * @param selections what locks select, for one target or several
     * @return for each selection a wheel for each of its packages, in the same order: verified by the hashes of the lock, or
     *     built of what was
     * @throws dev.pypack.finding.UserMistake if what is locked can't be installed, with all such packages
     * @throws dev.pypack.build.EnvironmentFailure if files can't be had, with all of them; or if a build fails
     * @throws IOException if a file can't be read or written
     */
    List<List<WheelFile>> wheels(List<TargetSelection> selections) throws IOException;
}
