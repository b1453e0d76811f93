package dev.pypack.pep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Core metadata of a distribution, as {@code METADATA} and {@code PKG-INFO} hold it: versions 1.0 to 2.6 are read, the
 * lowest from 2.1 that has all fields is written.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/">Core metadata specifications</a>
 */
public final class Metadata {
    /** Each value in its normal form; keywords one by one. */
    private final Map<MetadataField, List<String>> values;

    private final Version version;
    private final Optional<SpecifierSet> requiresPython;
    private final Optional<LicenseExpression> licenseExpression;
    private final List<Requirement> requiresDist;

    Metadata(Map<MetadataField, List<String>> values) {
        this.values = Collections.unmodifiableMap(new EnumMap<>(values));
        this.version = Version.parse(first(MetadataField.VERSION).orElseThrow());
        Optional<String> pythons = first(MetadataField.REQUIRES_PYTHON);
        this.requiresPython = pythons.isPresent() ? Optional.of(SpecifierSet.parse(pythons.get())) : Optional.empty();
        Optional<String> expression = first(MetadataField.LICENSE_EXPRESSION);
        this.licenseExpression =
                expression.isPresent() ? Optional.of(LicenseExpression.parse(expression.get())) : Optional.empty();
        this.requiresDist = requirements(all(MetadataField.REQUIRES_DIST));
    }

    private static List<Requirement> requirements(List<String> written) {
        List<Requirement> requirements = new ArrayList<>();
        for (String requirement : written) {
            requirements.add(Requirement.parse(requirement));
        }
        return List.copyOf(requirements);
    }

    /**
     * Begins metadata.
     *
     * @param name the project's name
     * @param version the version
     * @return a builder for the other fields
     * @throws InvalidPep if the name is none
     */
    public static MetadataBuilder builder(String name, Version version) {
        return new MetadataBuilder(name, version);
    }

    /**
     * Reads metadata, and checks every field.
     *
     * @param file the content of a {@code METADATA} or {@code PKG-INFO} file
     * @return the metadata
     * @throws InvalidPep if the file isn't UTF-8, has no name or version, a field that isn't of its metadata version, a
     *     field twice that can be there once, or a value that breaks the standard
     */
    public static Metadata parse(byte[] file) {
        return MetadataReader.strict(file).metadata();
    }

    /**
     * Reads metadata as it is found in published distributions: unknown fields, and optional ones that break the
     * standard, are left out; a field counts even if it isn't of the file's metadata version.
     *
     * @param file the content of a {@code METADATA} or {@code PKG-INFO} file
     * @return what can be understood of it
     * @throws InvalidPep if the file isn't UTF-8, or has no valid name or version
     */
    public static Metadata parseLeniently(byte[] file) {
        return MetadataReader.lenient(file).metadata();
    }

    private List<String> all(MetadataField field) {
        return values.getOrDefault(field, List.of());
    }

    private Optional<String> first(MetadataField field) {
        List<String> all = all(field);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /**
     * The metadata version that these fields need.
     *
     * @return the lowest from {@code 2.1} to {@code 2.5} that has all of them
     */
    public String metadataVersion() {
        return from(MetadataVersion.V2_1).toString();
    }

    private MetadataVersion from(MetadataVersion oldest) {
        MetadataVersion needed = oldest;
        for (MetadataField field : values.keySet()) {
            if (field.since().compareTo(needed) > 0) {
                needed = field.since();
            }
        }
        return needed;
    }

    /**
     * The project's name.
     *
     * @return as written; compare it normalised, by {@link PackageName#normalize}
     */
    public String name() {
        return first(MetadataField.NAME).orElseThrow();
    }

    /**
     * The version.
     *
     * @return the version of the distribution
     */
    public Version version() {
        return version;
    }

    /**
     * What the project is, in a line.
     *
     * @return the field {@code Summary}, if it is there
     */
    public Optional<String> summary() {
        return first(MetadataField.SUMMARY);
    }

    /**
     * What the project is, at length.
     *
     * @return the body of the file or the field {@code Description}, if one is there
     */
    public Optional<String> description() {
        return first(MetadataField.DESCRIPTION);
    }

    /**
     * The markup of the description.
     *
     * @return a content type such as {@code text/markdown; charset=UTF-8}, if it is given
     */
    public Optional<String> descriptionContentType() {
        return first(MetadataField.DESCRIPTION_CONTENT_TYPE);
    }

    /**
     * Words to find the project by.
     *
     * @return the parts of the field {@code Keywords}
     */
    public List<String> keywords() {
        return all(MetadataField.KEYWORDS);
    }

    /**
     * Who wrote the project, those without an e-mail address.
     *
     * @return the field {@code Author}, if it is there
     */
    public Optional<String> author() {
        return first(MetadataField.AUTHOR);
    }

    /**
     * Who wrote the project, those with an e-mail address.
     *
     * @return the field {@code Author-email}, if it is there
     */
    public Optional<String> authorEmail() {
        return first(MetadataField.AUTHOR_EMAIL);
    }

    /**
     * Who maintains the project, those without an e-mail address.
     *
     * @return the field {@code Maintainer}, if it is there
     */
    public Optional<String> maintainer() {
        return first(MetadataField.MAINTAINER);
    }

    /**
     * Who maintains the project, those with an e-mail address.
     *
     * @return the field {@code Maintainer-email}, if it is there
     */
    public Optional<String> maintainerEmail() {
        return first(MetadataField.MAINTAINER_EMAIL);
    }

    /**
     * The licence in free text, as it was before PEP 639.
     *
     * @return the field {@code License}, if it is there
     */
    public Optional<String> license() {
        return first(MetadataField.LICENSE);
    }

    /**
     * The licence.
     *
     * @return the SPDX expression, if there is one
     */
    public Optional<LicenseExpression> licenseExpression() {
        return licenseExpression;
    }

    /**
     * The files that hold licences.
     *
     * @return their paths below {@code licenses/}, with {@code /}
     */
    public List<String> licenseFiles() {
        return all(MetadataField.LICENSE_FILE);
    }

    /**
     * The trove classifiers.
     *
     * @return such as {@code Programming Language :: Python :: 3}
     */
    public List<String> classifiers() {
        return all(MetadataField.CLASSIFIER);
    }

    /**
     * Where more about the project is.
     *
     * @return URLs by label, in the order of the file
     */
    public Map<String, String> projectUrls() {
        Map<String, String> urls = new LinkedHashMap<>();
        for (String labelled : all(MetadataField.PROJECT_URL)) {
            int comma = labelled.indexOf(',');
            urls.put(labelled.substring(0, comma), labelled.substring(comma + 2));
        }
        return Collections.unmodifiableMap(urls);
    }

    /**
     * The versions of Python that the project runs on.
     *
     * @return the specifier, if there is one
     */
    public Optional<SpecifierSet> requiresPython() {
        return requiresPython;
    }

    /**
     * What the project needs, that of its extras too.
     *
     * @return requirements in the order of the file
     */
    public List<Requirement> requiresDist() {
        return requiresDist;
    }

    /**
     * The extras of the project.
     *
     * @return their names, normalised
     */
    public List<String> providesExtra() {
        return all(MetadataField.PROVIDES_EXTRA);
    }

    /**
     * The fields that a wheel built from this sdist may set otherwise (PEP 643).
     *
     * @return names of fields, lower case
     */
    public List<String> dynamic() {
        return all(MetadataField.DYNAMIC);
    }

    /**
     * The modules that the project owns (PEP 794).
     *
     * @return names, some with {@code ; private} behind; empty if there are none, absent if nothing is said
     */
    public Optional<List<String>> importNames() {
        return Optional.ofNullable(values.get(MetadataField.IMPORT_NAME));
    }

    /**
     * The namespace packages that the project has a part in (PEP 794).
     *
     * @return names, some with {@code ; private} behind
     */
    public List<String> importNamespaces() {
        return all(MetadataField.IMPORT_NAMESPACE);
    }

    /**
     * The values of any field, also of one that has no method here.
     *
     * @param header the field's name, in any case
     * @return each value; none if the field is unknown or not there
     */
    public List<String> values(String header) {
        Optional<MetadataField> field = MetadataField.of(header);
        return field.isPresent() ? all(field.get()) : List.of();
    }

    /**
     * The file: headers, then the description as body, in UTF-8 with line feeds.
     *
     * @return the content for {@code METADATA}
     */
    public byte[] toBytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The file for an sdist, which counts only from metadata version 2.2 on: fields that it does not call dynamic are
     * the same in every wheel built from it (PEP 643).
     *
     * @return the content for {@code PKG-INFO}
     */
    public byte[] toPkgInfo() {
        return text(from(MetadataVersion.V2_2)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata metadata && values.equals(metadata.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    /**
     * The file as text.
     *
     * @return what {@link #toBytes} encodes
     */
    @Override
    public String toString() {
        return text(from(MetadataVersion.V2_1));
    }

    private String text(MetadataVersion written) {
        StringBuilder file = new StringBuilder(1024);
        appendHeader(file, "Metadata-Version", written.toString());
        for (MetadataField field : MetadataField.values()) {
            if (field != MetadataField.DESCRIPTION) {
                appendHeaders(file, field);
            }
        }
        Optional<String> description = description();
        if (description.isPresent()) {
            file.append('\n').append(description.get());
        }
        return file.toString();
    }

    private void appendHeaders(StringBuilder file, MetadataField field) {
        List<String> headers = all(field);
        if (field == MetadataField.KEYWORDS && !headers.isEmpty()) {
            appendHeader(file, field.header(), String.join(",", headers));
        } else if (field == MetadataField.IMPORT_NAME && importNames().isPresent() && headers.isEmpty()) {
            appendHeader(file, field.header(), "");
        } else {
            for (String value : headers) {
                appendHeader(file, field.header(), value);
            }
        }
    }

    private static void appendHeader(StringBuilder file, String header, String value) {
        file.append(header).append(": ").append(value).append('\n');
    }
}
