package dev.pypack.wheel;

import dev.pypack.pep.ModuleName;
import java.util.Optional;

/**
 * What an entry point stands for: a module, and an object in it (entry points specification, "Data model").
 *
 * @param module its dotted name
 * @param attribute the dotted name of the object, if there is one
 */
record ObjectReference(String module, Optional<String> attribute) {

    /** The reference; extras behind it are read over, as the specification asks. Nothing where the text is none. */
    static Optional<ObjectReference> parse(String text) {
        int bracket = text.indexOf('[');
        boolean hasExtras = bracket > 0 && text.indexOf(']') == text.length() - 1;
        String reference = hasExtras ? text.substring(0, bracket) : text;
        int colon = reference.indexOf(':');
        String module = (colon < 0 ? reference : reference.substring(0, colon)).strip();
        Optional<String> attribute = colon < 0
                ? Optional.empty()
                : Optional.of(reference.substring(colon + 1).strip());
        return ModuleName.isDotted(module)
                        && attribute.map(ModuleName::isDotted).orElse(true)
                ? Optional.of(new ObjectReference(module, attribute))
                : Optional.empty();
    }
}
