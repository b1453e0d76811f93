package dev.pypack.pep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the metadata of a package say of its licence, in a few words.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/#license-expression">Core metadata,
 *     License-Expression, License and Classifier (PEP 639)</a>
 */
public final class LicenseName {
    /** Many packages have the whole text of a licence where its name should be. */
    private static final int LONGEST = 60;

    private static final String CLASSIFIER = "License :: ";

    private LicenseName() {}

    /**
     * The expression; else the licence where it is a name and not a text; else the classifiers.
     *
     * @param metadata of the package
     * @return an SPDX expression where there is one, and what the author wrote else; nothing where nothing is said
     */
    public static Optional<String> of(Metadata metadata) {
        return metadata.licenseExpression()
                .map(LicenseExpression::toString)
                .or(() -> metadata.license().filter(LicenseName::isName).map(String::strip))
                .or(() -> ofClassifiers(metadata.classifiers()));
    }

    private static boolean isName(String license) {
        String name = license.strip();
        return !name.isEmpty() && name.length() <= LONGEST && !name.contains("\n") && !name.equalsIgnoreCase("unknown");
    }

    private static Optional<String> ofClassifiers(List<String> classifiers) {
        String names = classifiers.stream()
                .filter(each -> each.startsWith(CLASSIFIER))
                .map(each -> each.substring(each.lastIndexOf(" :: ") + " :: ".length()))
                .filter(each -> !each.equals("OSI Approved"))
                .collect(Collectors.joining(", "));
        return Optional.of(names).filter(each -> !each.isEmpty());
    }
}
