package dev.pypack.pep;

import java.util.Optional;

/**
 * An author or maintainer.
 *
 * @param name the person's name, if it is known
 * @param email the person's e-mail address, if it is known
 */
public record Person(Optional<String> name, Optional<String> email) {
    /**
     * A person of whom at least one thing is known.
     *
     * @param name without commas
     * @param email without commas, angle brackets and white space
     * @throws InvalidPep if name or address have what they can't have, or both are absent
     */
    public Person {
        if (name.isEmpty() && email.isEmpty()) {
            throw new InvalidPep("", 0, "a person has a name or an e-mail address");
        }
        name.ifPresent(Person::requireName);
        email.ifPresent(Person::requireEmail);
    }

    private static void requireName(String name) {
        MetadataRules.singleLine(name);
        if (name.indexOf(',') >= 0) {
            throw new InvalidPep(name, name.indexOf(','), "a name has no comma, which separates people");
        }
    }

    private static void requireEmail(String email) {
        for (int i = 0; i < email.length(); i++) {
            char c = email.charAt(i);
            if (c == ',' || c == '<' || c == '>' || Python.isSpace(c)) {
                throw new InvalidPep(email, i, "an e-mail address has no white space, commas and angle brackets");
            }
        }
    }
}
