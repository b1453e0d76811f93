package dev.pypack.lock;

import dev.pypack.pep.Marker;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.SdistName;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.pep.WheelName;
import java.util.List;
import java.util.Optional;

/**
 * A package that may be installed. A lock can hold several of one name, of which the markers leave one.
 *
 * @param name the normalised name
 * @param version the version, if the lock tells it; nothing for a source tree, whose version may change
 * @param marker when it is installed; always, if there is none
 * @param requiresPython the versions of Python that it is made for, if the lock tells them
 * @param dependencies which other packages of the lock it needs: of each the keys that tell it from all others. They say
 *     why a package is there, and nothing of what is installed
 * @param index the base URL of the index where its files were found, if the lock tells it
 * @param source where it comes from
 * @param attestationIdentities who has attested its files; each has the key {@code kind}
 * @param tool what tools have noted, which has no influence on what is installed
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/#packages">pylock.toml, packages (PEP
 *     751)</a>
 */
public record LockedPackage(
        String name,
        Optional<Version> version,
        Optional<Marker> marker,
        Optional<SpecifierSet> requiresPython,
        List<FreeTable> dependencies,
        Optional<String> index,
        LockedSource source,
        List<FreeTable> attestationIdentities,
        FreeTable tool) {
    /**
     * A package whose parts agree.
     *
     * @param name the normalised name
     * @param version the version
     * @param marker when it is installed
     * @param requiresPython the versions of Python that it is made for
     * @param dependencies which other packages it needs
     * @param index the base URL of the index
     * @param source where it comes from
     * @param attestationIdentities who has attested its files
     * @param tool what tools have noted
     * @throws IllegalArgumentException if the name isn't normalised, a source tree has a version, or a file is one of
     *     another project or version
     * @throws dev.pypack.pep.InvalidPep if the name is none
     */
    public LockedPackage {
        if (!PackageName.normalize(name).equals(name)) {
            throw new IllegalArgumentException(name + " is not normalised: " + PackageName.normalize(name));
        }
        if (version.isPresent() && (source instanceof LockedVcs || source instanceof LockedDirectory)) {
            throw new IllegalArgumentException("the version of a source tree may change, so that none is locked");
        }
        if (source instanceof LockedDistributions files) {
            for (LockedWheel wheel : files.wheels()) {
                WheelName file = wheel.name();
                requireOwn(name, version, file.distribution(), file.version(), file);
            }
            if (files.sdist().isPresent()) {
                SdistName file = files.sdist().get().name();
                requireOwn(name, version, file.distribution(), file.version(), file);
            }
        }
        dependencies = List.copyOf(dependencies);
        attestationIdentities = List.copyOf(attestationIdentities);
    }

    private static void requireOwn(
            String name, Optional<Version> version, String ofName, Version ofVersion, Object file) {
        if (!ofName.equals(name)) {
            throw new IllegalArgumentException(file + " is a file of " + ofName + ", not of " + name);
        }
        if (version.isPresent() && !version.get().equals(ofVersion)) {
            throw new IllegalArgumentException(file + " is of version " + ofVersion + ", not of " + version.get());
        }
    }

    /**
     * Name and version.
     *
     * @return such as {@code numpy 2.1.0}, for people to read
     */
    public String label() {
        return version.isPresent() ? name + " " + version.get() : name;
    }
}
