package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.MetadataBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A licence as it was before PEP 639: text of any form, perhaps that of a file.
 *
 * @param text what it says
 * @param file where it says it
 * @param place where it is named
 */
record LegacyLicense(String text, Optional<Path> file, Place place) {

    /** Makes it the licence; that metadata can't hold it is noted. */
    void describe(MetadataBuilder metadata, List<Finding> mistakes) {
        try {
            metadata.license(text);
        } catch (InvalidPep e) {
            mistakes.add(Finding.error("license", place, "the text can't be the licence: " + e.getMessage(), ""));
        }
    }
}
