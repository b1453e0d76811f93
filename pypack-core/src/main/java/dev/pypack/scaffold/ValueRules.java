package dev.pypack.scaffold;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.ModuleName;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.project.MavenVersion;
import dev.pypack.project.StandardModules;
import dev.pypack.target.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the values of a new package, of what is said, what the POM says and what is customary, and notes each that can't
 * be.
 */
final class ValueRules {
    private static final String KIND = "pypack.kind";
    private static final String NAME = "pypack.name";
    private static final String GROUP_ID = "pypack.groupId";
    private static final String VERSION = "pypack.projectVersion";
    private static final String REQUIRES_PYTHON = "pypack.requiresPython";

    private static final String CUSTOMARY_GROUP_ID = "com.example";
    private static final String CUSTOMARY_VERSION = "1.0-SNAPSHOT";
    private static final String CUSTOMARY_PYTHONS = ">=3.10";

    /** More than any CPython had. */
    private static final int HIGHEST_PATCH = 99;

    /** What Maven allows in an identifier. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.-]+");

    private final NewPackage wanted;
    private final PomRole role;
    private final List<Finding> mistakes;

    ValueRules(NewPackage wanted, PomRole role, List<Finding> mistakes) {
        this.wanted = wanted;
        this.role = role;
        this.mistakes = mistakes;
    }

    /** The values; of no use where mistakes were noted. */
    Values values() {
        requireLibrary();
        String name = name();
        return new Values(name, module(name), groupId(), version(), requiresPython());
    }

    private void requireLibrary() {
        wanted.kind()
                .map(String::strip)
                .filter(kind -> !kind.equals("library"))
                .ifPresent(kind -> refuse(
                        "unsupported-kind",
                        KIND,
                        KIND + " is " + kind + ", and this version of pypack makes libraries only",
                        ""));
    }

    private String name() {
        return wanted.name()
                .map(String::strip)
                .or(() -> own().map(ExistingPom::artifactId))
                .orElseGet(this::nameOfFolder);
    }

    private Optional<ExistingPom> own() {
        return role.template().isPresent() ? Optional.empty() : role.teller();
    }

    /** The name of the folder, without what a name in Python can't have. */
    private String nameOfFolder() {
        Path last = wanted.folder().getFileName();
        String folder = last == null ? "" : last.toString();
        return folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[._-]+|[._-]+$", "");
    }

    private String module(String name) {
        String remedy = "Give it another name: -D" + NAME + "=<name>";
        try {
            String module = PackageName.normalize(name).replace('-', '_');
            if (!ModuleName.isImportable(module)) {
                refuse(
                        "package-name",
                        NAME,
                        "the package of " + name + " would be called " + module + ", which Python can't import",
                        remedy);
            } else if (StandardModules.contain(module)) {
                refuse(
                        "standard-module",
                        NAME,
                        "Python has a module " + module + " of its own, which would be imported in place of the package"
                                + " of " + name,
                        remedy);
            }
            return module;
        } catch (InvalidPep e) {
            refuse("invalid-value", NAME, String.valueOf(e.getMessage()), remedy);
            return "unnamed";
        }
    }

    private String groupId() {
        String groupId = told(GROUP_ID, wanted.groupId(), ExistingPom::groupId, CUSTOMARY_GROUP_ID);
        if (!IDENTIFIER.matcher(groupId).matches()) {
            refuse(
                    "invalid-value",
                    GROUP_ID,
                    groupId + " is no groupId: Maven allows letters, digits, '.', '-' and '_'",
                    "Set -D" + GROUP_ID + "=" + CUSTOMARY_GROUP_ID + ", or your own.");
        }
        return groupId;
    }

    private String version() {
        String version = told(VERSION, wanted.version(), ExistingPom::version, CUSTOMARY_VERSION);
        if (new MavenVersion(version).toPep440().isEmpty()) {
            refuse(
                    "version-without-form",
                    VERSION,
                    "the version " + version + " has no form in PEP 440, which every Python tool goes by",
                    "Maven's alpha, beta and rc have one: 1.0-alpha-1, 1.0-beta-1, 1.0-rc1, with or without -SNAPSHOT.");
        }
        return version;
    }

    private String requiresPython() {
        String text = wanted.requiresPython().map(String::strip).orElse(CUSTOMARY_PYTHONS);
        String remedy = "Set -D" + REQUIRES_PYTHON + "=\"" + CUSTOMARY_PYTHONS + "\", or another specifier.";
        try {
            SpecifierSet specifiers = SpecifierSet.parse(text);
            if (!fitAny(specifiers)) {
                refuse(
                        "no-python",
                        REQUIRES_PYTHON,
                        REQUIRES_PYTHON + " is " + text + ", and there is no Python that fits",
                        remedy);
            }
            return specifiers.toString();
        } catch (InvalidPep e) {
            refuse("invalid-value", REQUIRES_PYTHON, String.valueOf(e.getMessage()), remedy);
            return CUSTOMARY_PYTHONS;
        }
    }

    private static boolean fitAny(SpecifierSet specifiers) {
        return PythonVersion.all().stream()
                .map(PythonVersion::release)
                .anyMatch(release -> IntStream.rangeClosed(0, HIGHEST_PATCH)
                        .mapToObj(patch -> Version.parse(release + "." + patch))
                        .anyMatch(specifiers::contains));
    }

    /** What is said, unless the POM says it; that it says otherwise is noted. */
    private String told(String property, Optional<String> said, Function<ExistingPom, String> inPom, String customary) {
        Optional<String> written = said.map(String::strip);
        if (role.teller().isEmpty()) {
            return written.orElse(customary);
        }
        ExistingPom pom = role.teller().get();
        String told = inPom.apply(pom);
        written.filter(other -> !other.equals(told))
                .ifPresent(other -> refuse(
                        "disagreement",
                        property,
                        property + " is " + other + ", and " + pom.file().getFileName() + " says " + told,
                        "Leave the property out."));
        return told;
    }

    private void refuse(String id, String property, String message, String remedy) {
        mistakes.add(Finding.error(id, Place.of(property), message, remedy));
    }
}
