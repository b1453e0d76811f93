package dev.pypack.pep;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dependency specifier: a project, its extras, and a version specifier or a URL, perhaps with a marker. Requirements
 * are equal if they mean the same, however their names and versions are spelled.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-specifiers/">Dependency specifiers, PEP
 *     508</a>
 */
public final class Requirement {
    private final String name;
    private final Set<String> extras;
    private final SpecifierSet specifiers;
    private final @Nullable String url;
    private final @Nullable Marker marker;

    Requirement(
            String name, Set<String> extras, SpecifierSet specifiers, @Nullable String url, @Nullable Marker marker) {
        this.name = name;
        this.extras = Collections.unmodifiableSet(new TreeSet<>(extras));
        this.specifiers = specifiers;
        this.url = url;
        this.marker = marker;
    }

    /**
     * Reads a requirement.
     *
     * @param text the requirement, such as {@code requests[socks]>=2.8.1; python_version < "3.9"}
     * @return the requirement
     * @throws InvalidPep if the text is no requirement
     */
    public static Requirement parse(String text) {
        return new RequirementParser(text).requirement();
    }

    /**
     * The project's name.
     *
     * @return as it was written; compare it normalised, by {@link PackageName#normalize}
     */
    public String name() {
        return name;
    }

    /**
     * The extras that are asked for.
     *
     * @return their names as written, sorted
     */
    public Set<String> extras() {
        return extras;
    }

    /**
     * The versions that will do.
     *
     * @return empty if every version will, or if there is a URL
     */
    public SpecifierSet specifiers() {
        return specifiers;
    }

    /**
     * Where the project is to be taken from, instead of an index.
     *
     * @return the URL as written, if there is one
     */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    /**
     * The condition under which this applies.
     *
     * @return the marker, if there is one
     */
    public Optional<Marker> marker() {
        return Optional.ofNullable(marker);
    }

    /**
     * This requirement as core metadata has it for an optional dependency: with a marker that asks for the extra too.
     *
     * @param extra the name of the extra that needs this requirement
     * @return this requirement, with {@code extra == "..."} joined to its marker
     * @throws InvalidPep if that can't be the name of an extra
     */
    public Requirement withExtra(String extra) {
        Marker asked = Marker.ofExtra(PackageName.normalize(extra));
        return new Requirement(name, extras, specifiers, url, marker == null ? asked : marker.and(asked));
    }

    /**
     * The same of any version, with its extras and its marker.
     *
     * @return a requirement without a version specifier and without a URL
     */
    public Requirement withoutSpecifiers() {
        return new Requirement(name, extras, SpecifierSet.parse(""), null, marker);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Requirement requirement
                && canonicalName().equals(requirement.canonicalName())
                && canonicalExtras().equals(requirement.canonicalExtras())
                && specifiers.equals(requirement.specifiers)
                && Objects.equals(url, requirement.url)
                && Objects.equals(marker, requirement.marker);
    }

    @Override
    public int hashCode() {
        return Objects.hash(canonicalName(), canonicalExtras(), specifiers, url, marker);
    }

    private String canonicalName() {
        return PackageName.canonical(name);
    }

    private Set<String> canonicalExtras() {
        return extras.stream().map(PackageName::canonical).collect(Collectors.toSet());
    }

    /**
     * The requirement without needless white space and parentheses.
     *
     * @return a text that reads as this requirement
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        if (!extras.isEmpty()) {
            text.append('[').append(String.join(",", extras)).append(']');
        }
        text.append(specifiers);
        if (url != null) {
            text.append(" @ ").append(url);
        }
        if (marker != null) {
            // A URL may hold semicolons, so white space ends it.
            text.append(url == null ? "; " : " ; ").append(marker);
        }
        return text.toString();
    }
}
