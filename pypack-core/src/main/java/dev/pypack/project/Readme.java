package dev.pypack.project;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.MetadataBuilder;
import java.util.List;

/**
 * The long description of a package.
 *
 * @param text the whole of it
 * @param contentType what it is written in, such as {@code text/markdown}
 * @param place where it is named
 */
record Readme(String text, String contentType, Place place) {

    /** Makes it the description; that metadata can't hold it is noted. */
    void describe(MetadataBuilder metadata, List<Finding> mistakes) {
        try {
            metadata.description(text, contentType);
        } catch (InvalidPep e) {
            mistakes.add(Finding.error("readme", place, "the readme can't be the description: " + e.getMessage(), ""));
        }
    }
}
