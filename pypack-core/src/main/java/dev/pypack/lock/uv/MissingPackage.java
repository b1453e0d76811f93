package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A package, a version or a wheel that no index has. */
final class MissingPackage {
    private static final String NAME = "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)";
    private static final Pattern NOT_FOUND = Pattern.compile("\\b" + NAME + " was not found in the package registry");
    private static final Pattern NOT_FETCHED = Pattern.compile("\\b" + NAME + " was not found in the cache");
    private static final Pattern NEEDS_BUILD = Pattern.compile(
            "Wheels are required for `([^`]+)` because building|Building source distributions for `([^`]+)` is disabled");
    private static final Pattern NO_WHEEL =
            Pattern.compile("\\b" + NAME + "(?:==\\S+)? has no (?:wheels with a matching|\\S+-compatible wheels)");
    private static final Pattern TOO_NEW = Pattern.compile(
            "`([^`]+)` was filtered by `exclude-newer` to only include packages uploaded before (\\S+)\\.");
    private static final Pattern NO_TIMES = Pattern.compile("is missing an upload date");
    private static final Pattern NO_VERSION = Pattern.compile("\\bthere (?:is|are) no versions? of " + NAME + "(\\S*)");
    private static final Pattern OTHER_VERSIONS = Pattern.compile(
            "\\bonly " + NAME + "([<>=!~]\\S+) is available and (?:[^,]*?) depends? on \\1([<>=!~]\\S+)");

    private MissingPackage() {}

    static Optional<RuntimeException> in(UvWords words, UvQuestion question) {
        return words.find(NOT_FETCHED)
                .map(match -> notFetched(match.group(1), words))
                .or(() -> words.find(NOT_FOUND).map(match -> notFound(match.group(1), words, question)))
                .or(() -> words.find(NEEDS_BUILD).map(match -> needsBuild(match, words, question)))
                .or(() -> words.find(NO_WHEEL).map(match -> noWheel(match.group(1), words, question)))
                .or(() -> words.find(TOO_NEW).map(match -> tooNew(match, words, question)))
                .or(() -> words.find(OTHER_VERSIONS).map(match -> otherVersions(match, words, question)))
                .or(() -> words.find(NO_VERSION).map(match -> noVersion(match, words, question)));
    }

    private static RuntimeException notFetched(String name, UvWords words) {
        return new EnvironmentFailure(
                name + " was never fetched on this machine, and the build is offline.",
                "Run once without -o:\n    mvn pypack:lock\n" + words.quoted(),
                null);
    }

    private static RuntimeException notFound(String name, UvWords words, UvQuestion question) {
        List<String> needing = UvStatement.premises(words).stream()
                .filter(each -> each.needed().equals(name)
                        && !each.isOf(question.inputs().name()))
                .map(UvStatement::by)
                .distinct()
                .toList();
        String why = needing.isEmpty() ? "" : ", which " + String.join(" and ", needing) + " needs,";
        return question.mistake(
                "no-package",
                needing.isEmpty() ? name : needing.get(0),
                name + why + " is in no package index that was asked: " + question.indexes(),
                """
                Correct the name; or name the index that has it, in pyproject.toml
                    [[tool.uv.index]]
                    url = "https://..."
                or with pypack.extraIndexUrls. A module of this build is a dependency of the POM, of type whl.""",
                words);
    }

    private static RuntimeException needsBuild(MatchResult match, UvWords words, UvQuestion question) {
        String name = Optional.ofNullable(match.group(1)).orElse(match.group(2));
        return question.mistake(
                "needs-build",
                name,
                name + " has no wheel that can be taken, and its sdist is not built, for that runs code of the package",
                "Take a version that has wheels; or let it run, with all rights of this build:\n    [tool.pypack]\n"
                        + "    build-sdist = [\"" + name + "\"]",
                words);
    }

    private static RuntimeException noWheel(String name, UvWords words, UvQuestion question) {
        return question.mistake(
                "no-wheel",
                name,
                "no version of " + name + " that the requirements allow has a wheel"
                        + question.target()
                                .map(target -> " that runs there")
                                .orElse(" for all of tool.uv.required-environments"),
                "Allow other versions of it, or leave it out there by a marker.",
                words);
    }

    private static RuntimeException tooNew(MatchResult match, UvWords words, UvQuestion question) {
        String name = match.group(1);
        return words.say(NO_TIMES)
                ? question.mistake(
                        "exclude-newer",
                        name,
                        "the package index does not tell when " + name + " was uploaded, so that exclude-newer leaves "
                                + "nothing of it: " + question.indexes(),
                        "Ask an index that tells it, or leave exclude-newer out.",
                        words)
                : question.mistake(
                        "exclude-newer",
                        name,
                        "no version of " + name + " that the requirements allow was uploaded before " + match.group(2)
                                + ", where exclude-newer ends",
                        "Write a later exclude-newer, or allow earlier versions.",
                        words);
    }

    private static RuntimeException otherVersions(MatchResult match, UvWords words, UvQuestion question) {
        String name = match.group(1);
        return question.mistake(
                "no-version",
                name,
                "there is no " + name + match.group(3).replaceFirst(",$", "") + ", only " + name + match.group(2),
                "Allow a version that there is.",
                words);
    }

    private static RuntimeException noVersion(MatchResult match, UvWords words, UvQuestion question) {
        String name = match.group(1);
        return question.mistake(
                "no-version",
                name,
                "there is no " + name + match.group(2).replaceFirst(",$", "")
                        + " in the package indexes that were asked: " + question.indexes(),
                "Allow a version that there is.",
                words);
    }
}
