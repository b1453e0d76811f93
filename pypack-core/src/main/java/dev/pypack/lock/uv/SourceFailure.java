package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.pep.PackageName;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A URL or a repository that a requirement names, and that doesn't give the package. */
final class SourceFailure {
    private static final Pattern SOURCE = Pattern.compile("Failed to download(?: and build)? `(\\S+) @ ([^`]+)`");
    private static final Pattern NO_GIT =
            Pattern.compile("Git executable not found|no path to search and provided name is not an absolute path");
    private static final Pattern NO_REVISION = Pattern.compile(
            "failed to (?:fetch|find) (?:branch or tag|branch, tag, or commit|branch|tag|commit)[^`]*`([^`]+)`");
    private static final Pattern GIT = Pattern.compile("Git operation failed");
    private static final Pattern BUILD = Pattern.compile(
            "Failed to (?:download and )?build `([^`=@ ]+)[^`]*` cause: (?:The build backend returned an error|Failed to )");
    private static final Pattern STATUS = Pattern.compile("client error \\((4\\d\\d [^)]+)\\) for url \\((\\S+)\\)");

    private SourceFailure() {}

    static Optional<RuntimeException> in(UvWords words, UvQuestion question) {
        return words.find(SOURCE)
                .flatMap(source -> ofRepository(source, words, question)
                        .or(() -> words.find(STATUS).map(status -> noFile(source, status, words, question))))
                .or(() -> words.find(BUILD)
                        .map(source -> question.mistake(
                                "build-failed",
                                name(source),
                                "the sdist of " + source.group(1) + " can't be built",
                                "Take a version that has wheels, or see below what its build wants.",
                                words)));
    }

    private static Optional<RuntimeException> ofRepository(MatchResult source, UvWords words, UvQuestion question) {
        if (words.say(NO_GIT)) {
            return Optional.of(new EnvironmentFailure(
                    question.inputs().place(name(source)) + ": " + source.group(1) + " comes from a git repository, "
                            + "and there is no git on the PATH.",
                    "Install git, or take a release of the package from an index.",
                    null));
        }
        Optional<MatchResult> revision = words.find(NO_REVISION);
        if (revision.isPresent()) {
            return Optional.of(question.mistake(
                    "no-revision",
                    name(source),
                    source.group(2) + " has no branch, tag or commit "
                            + revision.get().group(1),
                    "Write one that is there after the @.",
                    words));
        }
        return words.say(GIT)
                ? Optional.of(new EnvironmentFailure(
                        question.inputs().place(name(source)) + ": git can't get " + source.group(1) + " from "
                                + source.group(2) + ".",
                        "Check the address, the network and your login with\n    git ls-remote "
                                + address(source.group(2)) + "\n" + words.quoted(),
                        null))
                : Optional.empty();
    }

    private static String address(String url) {
        return url.replaceFirst("^git\\+", "").replaceFirst("@[^/@]*$", "").replaceFirst("#.*$", "");
    }

    private static RuntimeException noFile(MatchResult source, MatchResult status, UvWords words, UvQuestion question) {
        return question.mistake(
                "no-file",
                name(source),
                "there is no such file: " + status.group(2) + " answers " + status.group(1),
                "Correct the address of " + source.group(1) + ".",
                words);
    }

    private static String name(MatchResult source) {
        return PackageName.canonical(source.group(1).replaceFirst("\\[.*", ""));
    }
}
