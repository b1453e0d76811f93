package dev.pypack.lock.uv;

import dev.pypack.finding.Place;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.requirements.WrittenRequirement;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requirements that no versions meet together. */
final class VersionConflict {
    private static final String NONE = "there are no versions that fit together";
    private static final Pattern PYTHON = Pattern.compile(
            "([A-Za-z0-9][A-Za-z0-9._-]*)((?:==\\S+)?) requires Python ([<>=!~][^\\s,]*(?:,[<>=!~][^\\s,]*)*)");
    private static final Pattern LOWEST = Pattern.compile(">=\\s*([0-9.]+)");

    private final UvWords words;
    private final UvQuestion question;
    private final LockInputs inputs;
    private final List<UvStatement> premises;

    VersionConflict(UvWords words, UvQuestion question) {
        this.words = words;
        this.question = question;
        this.inputs = question.inputs();
        this.premises = UvStatement.premises(words);
    }

    RuntimeException failure() {
        List<UvStatement> both = disagreeing();
        List<WrittenRequirement> lines = lines();
        if (both.isEmpty()) {
            Optional<RuntimeException> python = python();
            if (python.isPresent()) {
                return python.get();
            }
        }
        String reason = both.stream().map(this::said).distinct().collect(Collectors.joining(", and "));
        Place place = lines.isEmpty() ? inputs.place("") : lines.get(0).place();
        return question.mistake(
                "no-solution", place, reason.isEmpty() ? NONE : NONE + ": " + reason, remedy(lines), words);
    }

    /** What is said of one package by two that allow other versions of it. */
    private List<UvStatement> disagreeing() {
        Map<String, List<UvStatement>> byNeeded = new LinkedHashMap<>();
        premises.stream()
                .filter(each -> !each.versions().isEmpty())
                .forEach(each -> byNeeded.computeIfAbsent(each.needed(), name -> new ArrayList<>())
                        .add(each));
        return byNeeded.values().stream()
                .filter(each ->
                        each.stream().map(UvStatement::versions).distinct().count() > 1)
                .findFirst()
                .orElse(List.of());
    }

    private String said(UvStatement statement) {
        String needed = statement.needed() + statement.versions();
        if (!statement.isOf(inputs.name())) {
            return statement.by() + " needs " + needed;
        }
        return inputs.written(PackageName.canonical(statement.needed())).stream()
                .filter(each -> allows(each, statement.versions()))
                .findFirst()
                .map(each -> each.place() + " says " + each)
                .orElse("the project needs " + needed);
    }

    /** uv spells versions in its own way. */
    private static boolean allows(WrittenRequirement line, String versions) {
        try {
            return line.requirement().specifiers().equals(SpecifierSet.parse(versions));
        } catch (InvalidPep e) {
            return false;
        }
    }

    /** The lines of the project that lead to the conflict. */
    private List<WrittenRequirement> lines() {
        return premises.stream()
                .filter(each -> each.isOf(inputs.name()))
                .flatMap(each -> inputs.written(PackageName.canonical(each.needed())).stream()
                        .filter(line -> each.versions().isEmpty() || allows(line, each.versions())))
                .distinct()
                .sorted(Comparator.comparing(WrittenRequirement::place))
                .toList();
    }

    private String remedy(List<WrittenRequirement> lines) {
        String excluding = excluding();
        if (lines.isEmpty()) {
            return "Relax one of the requirements." + excluding;
        }
        return lines.stream()
                .map(line -> "    " + line.place() + ": " + line)
                .collect(
                        Collectors.joining("\n", lines.size() > 1 ? "Relax or remove one of\n" : "Relax\n", excluding));
    }

    /** Extras and groups that do not fit together need not be asked for together. */
    private String excluding() {
        List<String> sides = premises.stream()
                .map(UvStatement::by)
                .filter(by -> by.matches(".*[\\[:].*") && !inputs.hasConflicts())
                .map(by -> by.endsWith("]")
                        ? "{ extra = \"" + by.replaceAll(".*\\[|]", "") + "\" }"
                        : "{ group = \"" + by.replaceAll(".*:", "") + "\" }")
                .distinct()
                .sorted()
                .toList();
        return sides.size() < 2
                ? ""
                : "\nor say that they are not asked for together:\n    [tool.uv]\n    conflicts = [["
                        + String.join(", ", sides) + "]]";
    }

    /** Versions that are not for a Python that the project is for. */
    private Optional<RuntimeException> python() {
        Map<Version, String> lowest = new TreeMap<>();
        List<String> needs = new ArrayList<>();
        words.all(PYTHON).forEach(match -> {
            needs.add(match.group(1) + match.group(2) + " needs Python " + match.group(3));
            LOWEST.matcher(match.group(3))
                    .results()
                    .findFirst()
                    .ifPresent(version -> lowest.put(Version.parse(version.group(1)), version.group(1)));
        });
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        String name = words.all(PYTHON).get(0).group(1);
        String here = inputs.requiresPython()
                .map(python -> "requires-python is " + python)
                .orElse("the project doesn't say requires-python");
        String remedy = lowest.values().stream()
                .findFirst()
                .map(version -> "Write requires-python = \">=" + version + "\", or require " + name
                        + " where it runs:\n    \"" + name + "; python_version >= '" + version + "'\"")
                .orElse("Write another requires-python, or allow other versions of " + name + ".");
        List<WrittenRequirement> lines = lines();
        return Optional.of(question.mistake(
                "no-solution",
                lines.isEmpty() ? inputs.place(name) : lines.get(0).place(),
                NONE + ": " + here + ", and "
                        + Stream.of(needs).flatMap(List::stream).distinct().collect(Collectors.joining(", ")),
                remedy,
                words));
    }
}
