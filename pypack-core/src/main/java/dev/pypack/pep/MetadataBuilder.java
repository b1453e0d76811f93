package dev.pypack.pep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers the fields of {@link Metadata}. What would not be read back as it was given, or what an index refuses, is
 * refused here.
 */
public final class MetadataBuilder {
    private static final int LONGEST_SUMMARY = 512;
    private static final int LONGEST_LABEL = 32;
    private static final String CONTINUATION = "\n        ";

    private final Map<MetadataField, List<String>> values = new EnumMap<>(MetadataField.class);

    MetadataBuilder(String name, Version version) {
        put(MetadataField.NAME, name);
        put(MetadataField.VERSION, version.toString());
    }

    /**
     * Sets what the project is, in a line.
     *
     * @param summary one line of at most 512 characters
     * @return this
     * @throws InvalidPep if it is longer, or several lines
     */
    public MetadataBuilder summary(String summary) {
        if (summary.length() > LONGEST_SUMMARY) {
            throw new InvalidPep(summary, LONGEST_SUMMARY, "a summary has at most 512 characters");
        }
        return put(MetadataField.SUMMARY, summary);
    }

    /**
     * Sets what the project is, at length.
     *
     * @param description any text; other line ends become line feeds
     * @param contentType its markup: {@code text/plain}, {@code text/x-rst} or {@code text/markdown}, perhaps with
     *     {@code charset} and {@code variant}
     * @return this
     * @throws InvalidPep if the content type is another
     */
    public MetadataBuilder description(String description, String contentType) {
        put(MetadataField.DESCRIPTION_CONTENT_TYPE, contentType);
        String unix = withLineFeeds(description);
        if (unix.isEmpty()) {
            values.remove(MetadataField.DESCRIPTION);
        } else {
            values.put(MetadataField.DESCRIPTION, List.of(requireText(unix)));
        }
        return this;
    }

    private static String withLineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /**
     * Sets words to find the project by.
     *
     * @param keywords words without commas
     * @return this
     * @throws InvalidPep if one has a comma
     */
    public MetadataBuilder keywords(Collection<String> keywords) {
        for (String keyword : keywords) {
            refuse(keyword, keyword.indexOf(','), "a keyword has no comma");
        }
        return put(MetadataField.KEYWORDS, keywords);
    }

    /**
     * Sets who wrote the project.
     *
     * @param authors in order
     * @return this
     */
    public MetadataBuilder authors(Collection<Person> authors) {
        return people(authors, MetadataField.AUTHOR, MetadataField.AUTHOR_EMAIL);
    }

    /**
     * Sets who maintains the project.
     *
     * @param maintainers in order
     * @return this
     */
    public MetadataBuilder maintainers(Collection<Person> maintainers) {
        return people(maintainers, MetadataField.MAINTAINER, MetadataField.MAINTAINER_EMAIL);
    }

    private MetadataBuilder people(Collection<Person> people, MetadataField names, MetadataField addresses) {
        List<String> withoutEmail = new ArrayList<>();
        List<String> withEmail = new ArrayList<>();
        for (Person person : people) {
            if (person.email().isPresent()) {
                withEmail.add(address(person, person.email().get()));
            } else {
                withoutEmail.add(person.name().orElseThrow());
            }
        }
        putJoined(names, withoutEmail);
        putJoined(addresses, withEmail);
        return this;
    }

    private static String address(Person person, String email) {
        return person.name().isPresent() ? person.name().get() + " <" + email + ">" : email;
    }

    private void putJoined(MetadataField field, List<String> parts) {
        String joined = String.join(", ", parts);
        if (!joined.isEmpty()) {
            put(field, joined);
        }
    }

    /**
     * Sets the licence in free text, as it was before PEP 639; {@link #licenseExpression} is better.
     *
     * @param license any text; each line after the first is indented
     * @return this
     */
    public MetadataBuilder license(String license) {
        List<String> lines = new ArrayList<>();
        for (String line : withLineFeeds(Python.strip(requireText(license))).split("\n", -1)) {
            lines.add(withoutLineBoundaries(line));
        }
        values.put(MetadataField.LICENSE, List.of(String.join(CONTINUATION, lines)));
        return this;
    }

    private static String withoutLineBoundaries(String line) {
        StringBuilder spaced = new StringBuilder(line);
        for (int i = 0; i < spaced.length(); i++) {
            if (MetadataRules.isLineBoundary(spaced.charAt(i))) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    /**
     * Sets the licence.
     *
     * @param expression an SPDX expression
     * @return this
     */
    public MetadataBuilder licenseExpression(LicenseExpression expression) {
        return put(MetadataField.LICENSE_EXPRESSION, expression.toString());
    }

    /**
     * Sets the files that hold licences.
     *
     * @param paths relative, with {@code /}, without {@code .}, {@code ..} and {@code *}
     * @return this
     * @throws InvalidPep if a path is otherwise
     */
    public MetadataBuilder licenseFiles(Collection<String> paths) {
        return put(MetadataField.LICENSE_FILE, paths);
    }

    /**
     * Sets the trove classifiers.
     *
     * @param classifiers such as {@code Programming Language :: Python :: 3}
     * @return this
     */
    public MetadataBuilder classifiers(Collection<String> classifiers) {
        return put(MetadataField.CLASSIFIER, classifiers);
    }

    /**
     * Sets where more about the project is.
     *
     * @param urls by label of at most 32 characters without commas, in order
     * @return this
     * @throws InvalidPep if a label is otherwise, or there twice but for white space
     */
    public MetadataBuilder projectUrls(Map<String, String> urls) {
        Set<String> labels = new HashSet<>();
        List<String> labelled = new ArrayList<>();
        for (Map.Entry<String, String> url : urls.entrySet()) {
            String label = url.getKey();
            refuse(label, labels.add(Python.strip(label)) ? -1 : 0, "there is another URL of this label");
            refuse(label, label.indexOf(','), "a label has no comma");
            refuse(label, label.length() > LONGEST_LABEL ? LONGEST_LABEL : -1, "a label has at most 32 characters");
            labelled.add(label + ", " + url.getValue());
        }
        return put(MetadataField.PROJECT_URL, labelled);
    }

    /**
     * Sets the versions of Python that the project runs on.
     *
     * @param versions the specifier
     * @return this
     */
    public MetadataBuilder requiresPython(SpecifierSet versions) {
        return put(MetadataField.REQUIRES_PYTHON, versions.toString());
    }

    /**
     * Sets what the project needs.
     *
     * @param requirements in order; those of an extra by {@link Requirement#withExtra}
     * @return this
     */
    public MetadataBuilder requiresDist(Collection<Requirement> requirements) {
        List<String> written = new ArrayList<>();
        for (Requirement requirement : requirements) {
            written.add(requirement.toString());
        }
        return put(MetadataField.REQUIRES_DIST, written);
    }

    /**
     * Sets the extras of the project.
     *
     * @param extras their names, no two of which are equal when normalised
     * @return this
     * @throws InvalidPep if one is no name, or two are equal
     */
    public MetadataBuilder providesExtra(Collection<String> extras) {
        Set<String> names = new HashSet<>();
        for (String extra : extras) {
            refuse(extra, names.add(PackageName.normalize(extra)) ? -1 : 0, "there is another extra of this name");
        }
        return put(MetadataField.PROVIDES_EXTRA, extras);
    }

    /**
     * Sets the fields that a wheel built from this sdist may set otherwise (PEP 643).
     *
     * @param fields names of fields, in any case
     * @return this
     * @throws InvalidPep if there is no such field, or it can't be dynamic
     */
    public MetadataBuilder dynamic(Collection<String> fields) {
        return put(MetadataField.DYNAMIC, fields);
    }

    /**
     * Sets the modules that the project owns (PEP 794).
     *
     * @param names names that Python can import, perhaps with {@code ; private} behind; none says that there are none
     * @return this
     * @throws InvalidPep if a name can't be imported
     */
    public MetadataBuilder importNames(Collection<String> names) {
        put(MetadataField.IMPORT_NAME, names);
        values.putIfAbsent(MetadataField.IMPORT_NAME, List.of());
        return this;
    }

    /**
     * Sets the namespace packages that the project has a part in (PEP 794).
     *
     * @param names names that Python can import, perhaps with {@code ; private} behind
     * @return this
     * @throws InvalidPep if a name can't be imported
     */
    public MetadataBuilder importNamespaces(Collection<String> names) {
        return put(MetadataField.IMPORT_NAMESPACE, names);
    }

    /**
     * Makes the metadata.
     *
     * @return the fields that are set
     * @throws InvalidPep if there is a licence expression and a licence in free text too
     */
    public Metadata build() {
        List<String> license = values.get(MetadataField.LICENSE);
        if (license != null && values.containsKey(MetadataField.LICENSE_EXPRESSION)) {
            throw new InvalidPep(license.get(0), 0, "a licence expression allows no other licence");
        }
        return new Metadata(values);
    }

    private MetadataBuilder put(MetadataField field, String value) {
        return put(field, List.of(value));
    }

    private MetadataBuilder put(MetadataField field, Collection<String> fieldValues) {
        if (fieldValues.isEmpty()) {
            values.remove(field);
        } else {
            values.put(field, normalized(field, fieldValues));
        }
        return this;
    }

    private static List<String> normalized(MetadataField field, Collection<String> fieldValues) {
        List<String> normalized = new ArrayList<>();
        for (String value : fieldValues) {
            normalized.add(field.normalized(Python.strip(requireText(MetadataRules.singleLine(value)))));
        }
        return List.copyOf(normalized);
    }

    /** Half of a surrogate pair has no UTF-8. */
    private static String requireText(String value) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            boolean half = Character.getType(value.codePointAt(i)) == Character.SURROGATE;
            refuse(value, half ? i : -1, "this is half a character");
        }
        return value;
    }

    private static void refuse(String value, int position, String reason) {
        if (position >= 0) {
            throw new InvalidPep(value, position, reason);
        }
    }
}
