package dev.pypack.crossenv;

import dev.pypack.lock.SelectedPackage;
import java.io.IOException;
import java.util.List;

/** Brings wheels of packages to this machine: from the network, a folder, another module. */
public interface PackageFiles {
    /**
     * The wheels of packages.
     *
     * @param packages what a lock selects, for one target or several
     * @return a wheel for each, in the same order, verified by the hashes of the lock
     * @throws dev.pypack.finding.UserMistake if what is locked can't be installed, with all such packages
     * @throws dev.pypack.build.EnvironmentFailure if files can't be had, with all of them
     * @throws IOException if a file can't be read or written
     */
    List<WheelFile> wheels(List<SelectedPackage> packages) throws IOException;
}
