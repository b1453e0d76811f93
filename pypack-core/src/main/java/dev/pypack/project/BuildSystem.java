package dev.pypack.project;

import java.util.Optional;

/**
 * What builds a wheel of an sdist (PEP 517, PEP 518).
 *
 * @param reference the backend as an object reference, such as {@code hatchling.build}
 * @param known which it is, where it is one that everybody knows
 */
record BuildSystem(String reference, Optional<Backend> known) {

    /** Whether it may leave out licence files that the project does not name. */
    boolean mayLeaveOutLicenses() {
        return known.map(backend -> backend.licensing() == Backend.Licensing.NONE)
                .orElse(true);
    }
}
