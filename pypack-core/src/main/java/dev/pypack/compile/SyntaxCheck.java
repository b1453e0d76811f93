package dev.pypack.compile;

import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Place;
import dev.pypack.finding.Severity;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.PythonSources;
import dev.pypack.project.SourceFile;
import dev.pypack.python.CompilingPythons;
import dev.pypack.python.worker.CompileProblem;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the modules of a package have the syntax of the Pythons that it says it runs on. What the newest of them refuses
 * fails the build; what only the oldest refuses is a warning.
 *
 * <p>Only files of new content are checked: verdicts are kept in the store.
 */
public final class SyntaxCheck {
    /** A package for a newer Python than it says would give one for each file. */
    private static final int MOST_WARNINGS = 5;

    private final PythonSources sources;
    private final Path directory;
    private final CompilingPythons pythons;
    private final Store store;
    private final int workers;
    private final BuildListener listener;

    /**
     * A check of a package.
     *
     * @param sources what is to be checked
     * @param directory the folder of the module, from which files are named
     * @param pythons what checks
     * @param store where verdicts are kept
     * @param workers how many files are checked at a time, at least 1
     * @param listener hears of what is no mistake
     */
    public SyntaxCheck(
            PythonSources sources,
            Path directory,
            CompilingPythons pythons,
            Store store,
            int workers,
            BuildListener listener) {
        this.sources = sources;
        this.directory = directory;
        this.pythons = pythons;
        this.store = store;
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * Checks the modules, unless the settings say that nothing is checked.
     *
     * @return whether nothing was found, be it because nothing is checked; else the next build has to tell it too
     * @throws UserMistake if there are files that the newest Python refuses, with all of them
     * @throws EnvironmentFailure if that Python can't be had
     * @throws IOException if a file can't be read
     */
    public boolean isInOrder() throws IOException {
        List<SourceFile> modules =
                sources.files().stream().filter(sources.settings()::isModule).toList();
        if (modules.isEmpty() || !sources.settings().isSyntaxChecked()) {
            return true;
        }
        List<Finding> found = found(modules);
        found.stream().filter(finding -> finding.severity() != Severity.ERROR).forEach(listener::found);
        Findings errors = Findings.of(found).errors();
        if (!errors.isEmpty()) {
            throw new UserMistake(errors);
        }
        return found.isEmpty();
    }

    private List<Finding> found(List<SourceFile> modules) throws IOException {
        List<String> allowed = sources.requiresPython().among(pythons.minorVersions());
        if (allowed.isEmpty()) {
            return List.of(Finding.warning(
                    "syntax",
                    Place.of("requires-python"),
                    "the syntax is not checked: requires-python is "
                            + sources.requiresPython().specifiers().orElseThrow() + ", and pypack has "
                            + String.join(", ", pythons.minorVersions()),
                    ""));
        }
        String newest = allowed.get(allowed.size() - 1);
        List<Finding> found = new ArrayList<>(refusedByNewest(newest, modules));
        boolean isOldestKnown = sources.requiresPython().specifiers().isPresent();
        if (found.isEmpty() && isOldestKnown && !allowed.get(0).equals(newest)) {
            found.addAll(refusedByOldest(allowed.get(0), modules));
        }
        return found;
    }

    private List<Finding> refusedByNewest(String newest, List<SourceFile> modules) throws IOException {
        try {
            return new Refusals(directory, newest, Severity.ERROR).of(problems(newest, modules));
        } catch (EnvironmentFailure e) {
            throw new EnvironmentFailure(
                    "The syntax of the sources can't be checked. " + e.getMessage(),
                    "Or pack them unchecked, with -Dpypack.syntaxCheck=false.",
                    e);
        }
    }

    private List<Finding> refusedByOldest(String oldest, List<SourceFile> modules) throws IOException {
        try {
            return warnings(oldest, problems(oldest, modules));
        } catch (EnvironmentFailure e) {
            return List.of(Finding.warning(
                    "syntax",
                    Place.of("requires-python"),
                    "whether Python " + oldest + " takes the sources is not known. " + e.getMessage(),
                    ""));
        }
    }

    private List<Finding> warnings(String oldest, Map<SourceFile, CompileProblem> problems) {
        Map<SourceFile, CompileProblem> shown = new LinkedHashMap<>();
        problems.entrySet().stream()
                .limit(MOST_WARNINGS)
                .forEach(problem -> shown.put(problem.getKey(), problem.getValue()));
        List<Finding> found = new ArrayList<>(new Refusals(directory, oldest, Severity.WARNING).of(shown));
        if (problems.size() > shown.size()) {
            found.add(Finding.warning(
                    "syntax",
                    Place.of("requires-python"),
                    "Python " + oldest + " refuses " + (problems.size() - shown.size()) + " more files",
                    "Let requires-python begin with a newer Python, if the package is not meant for this one."));
        }
        return found;
    }

    private Map<SourceFile, CompileProblem> problems(String minorVersion, List<SourceFile> modules) throws IOException {
        try (Verdicts verdicts = new Verdicts(pythons, minorVersion, store, workers, listener)) {
            return verdicts.of(modules);
        }
    }
}
