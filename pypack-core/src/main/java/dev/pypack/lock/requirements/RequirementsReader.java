package dev.pypack.lock.requirements;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.requirements.RequirementsText.Line;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a requirements file and those that it includes; what can't be locked is noted with its line. */
final class RequirementsReader {
    private static final Pattern OPTION =
            Pattern.compile("^(-[a-zA-Z]|--[a-z-]+)(?:\\s*=\\s*|\\s+|(?<=^-[a-zA-Z]))?(.*)$");
    private static final Pattern OPTIONS_OF_LINE = Pattern.compile("\\s+(?=--[a-z])");
    private static final Pattern HASH = Pattern.compile("--hash(?:=|\\s+)([a-z0-9]+):([0-9a-fA-F]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final Pattern URL = Pattern.compile("^[a-z][a-z0-9+.-]*://.*", Pattern.CASE_INSENSITIVE);
    private static final String SHA256 = "sha256";

    /** What they say holds for every lock here, or has no influence on one. */
    private static final Set<String> WITHOUT_INFLUENCE =
            Set.of("--only-binary", "--prefer-binary", "--no-cache-dir", "--disable-pip-version-check");

    private final Path first;
    private final Path folder;
    private final Map<String, String> variables;
    private final Set<Path> seen = new HashSet<>();
    private final List<WrittenRequirement> requirements = new ArrayList<>();
    private final List<WrittenRequirement> constraints = new ArrayList<>();
    private final SortedMap<String, Set<String>> hashes = new TreeMap<>();
    private final List<String> extraIndexes = new ArrayList<>();
    private final List<String> findLinks = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();
    private Optional<String> index = Optional.empty();
    private boolean isWithoutIndex;
    private boolean takesPreReleases;

    RequirementsReader(Path file, Map<String, String> variables) {
        this.first = file.toAbsolutePath().normalize();
        this.folder = first.resolveSibling("");
        this.variables = variables;
    }

    RequirementsFile read() throws IOException {
        read(first, requirements, Place.of(name(first)));
        if (!found.isEmpty()) {
            throw new UserMistake(Findings.of(found));
        }
        return new RequirementsFile(
                requirements, constraints, hashes, index, extraIndexes, findLinks, isWithoutIndex, takesPreReleases);
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private void read(Path file, List<WrittenRequirement> into, Place from) throws IOException {
        if (!Files.isRegularFile(file)) {
            found.add(Finding.error("no-requirements", from, "there is no file " + name(file), "Correct the path."));
            return;
        }
        if (!seen.add(file)) {
            return; // included twice, or by itself
        }
        Optional<List<Line>> lines = RequirementsText.of(file);
        if (lines.isEmpty()) {
            found.add(Finding.error(
                    "not-utf8",
                    Place.of(name(file)),
                    "the file is not UTF-8, and its first lines name no other encoding",
                    "Save it as UTF-8, or name the encoding in its first line:\n    # coding: latin-1"));
            return;
        }
        for (Line line : lines.get()) {
            Place place = new Place(name(file), line.number(), 1);
            Optional<String> text = withVariables(line.text(), place);
            if (text.isPresent()) {
                if (line.text().startsWith("-")) {
                    option(text.get(), file, into, place);
                } else {
                    requirement(text.get(), into, place);
                }
            }
        }
    }

    private Optional<String> withVariables(String text, Place place) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            String value = variables.get(matcher.group(1));
            if (value == null) {
                refuse(
                        "unset-variable",
                        place,
                        "the environment has no variable " + matcher.group(1),
                        "Set it, or write its value.");
                return Optional.empty();
            }
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(value));
        }
        return Optional.of(matcher.appendTail(replaced).toString());
    }

    private void option(String text, Path file, List<WrittenRequirement> into, Place place) throws IOException {
        Matcher parts = OPTION.matcher(text);
        if (!parts.matches()) {
            refuse("unsupported-option", place, text + " is no option that pypack knows", "Take it away.");
            return;
        }
        String value = parts.group(2).strip();
        switch (parts.group(1)) {
            case "-r", "--requirement" -> read(included(file, value), into, place);
            case "-c", "--constraint" -> read(included(file, value), constraints, place);
            case "-i", "--index-url", "--pypi-url" -> index = Optional.of(value);
            case "--extra-index-url" -> extraIndexes.add(value);
            case "-f", "--find-links" -> findLinks(value, place);
            case "--no-index" -> isWithoutIndex = true;
            case "--pre" -> takesPreReleases = true;
            case "--require-hashes" -> {
                // Each requirement with a hash is held to it anyway.
            }
            default -> otherOption(parts.group(1), place);
        }
    }

    private void findLinks(String value, Place place) {
        if (URL.matcher(value).matches() && !value.startsWith("file:")) {
            findLinks.add(value);
        } else {
            refuseLocal(value, place);
        }
    }

    private void refuseLocal(String text, Place place) {
        refuse(
                "local-file",
                place,
                text + " is a path, which other machines don't have",
                "Take it from an index or a URL, or depend on it in the POM, with the type whl.");
    }

    private static Path included(Path file, String value) {
        return file.resolveSibling(value).normalize();
    }

    private void otherOption(String option, Place place) {
        if (!WITHOUT_INFLUENCE.contains(option)) {
            refuse(
                    "unsupported-option",
                    place,
                    "pypack does not lock with " + option,
                    "Take packages from an index or a URL, and say the rest in pyproject.toml or settings.xml.");
        }
    }

    private void requirement(String line, List<WrittenRequirement> into, Place place) {
        String[] parts = OPTIONS_OF_LINE.split(line, -1);
        Optional<Requirement> requirement = parsed(parts[0].strip(), place);
        Set<String> allowed = new TreeSet<>();
        for (int i = 1; i < parts.length; i++) {
            Matcher hash = HASH.matcher(parts[i].strip());
            if (!hash.matches()) {
                refuse("unsupported-option", place, "pypack does not lock with " + parts[i], "Take it away.");
            } else if (hash.group(1).equals(SHA256)) {
                allowed.add(hash.group(2).toLowerCase(Locale.ROOT));
            }
        }
        if (parts.length > 1 && allowed.isEmpty()) {
            refuse("hash", place, "there is no hash of SHA-256, which a lock has", "Write --hash=sha256:<digits>.");
        }
        requirement.ifPresent(each -> {
            into.add(new WrittenRequirement(each, place));
            if (!allowed.isEmpty()) {
                hashes.computeIfAbsent(PackageName.normalize(each.name()), name -> new TreeSet<>())
                        .addAll(allowed);
            }
        });
    }

    private Optional<Requirement> parsed(String text, Place place) {
        try {
            if (URL.matcher(text).matches()) {
                return Optional.of(ofUrl(text));
            }
            if (text.startsWith(".") || text.startsWith("/") || text.endsWith(".whl")) {
                refuseLocal(text, place);
                return Optional.empty();
            }
            return Optional.of(Requirement.parse(text));
        } catch (InvalidPep e) {
            refuse(
                    "invalid-value",
                    place,
                    String.valueOf(e.getMessage()),
                    "Write a requirement of PEP 508, such as rich>=13.");
            return Optional.empty();
        }
    }

    /** A wheel says what it is; anything else needs its name before it. */
    private static Requirement ofUrl(String url) {
        String path = url.replaceFirst("[?#].*$", "");
        WheelName wheel = WheelName.parse(path.substring(path.lastIndexOf('/') + 1));
        return Requirement.parse(wheel.distribution() + " @ " + url);
    }

    private void refuse(String id, Place place, String message, String remedy) {
        found.add(Finding.error(id, place, message, remedy));
    }
}
