package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Parallel;
import dev.pypack.build.SideWork;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.PylockName;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * uv, which resolves requirements. It sees a project of ours and an environment that was made for it, never the user's
 * folder, and runs no code of packages.
 */
public final class Uv {
    /** Exports mostly wait for other processes; those of extras and those of groups go on side by side. */
    private static final int AT_ONCE = 4;

    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9._-]+==[^ ]+");
    private static final String MEMORY = "uv.lock";
    private static final String PROJECT = "pyproject.toml";

    private final Path executable;
    private final Path python;
    private final Map<String, String> environment;
    private final boolean isOffline;
    private final LocalPackages local;

    /**
     * The driver of a program.
     *
     * @param executable the program
     * @param python the CPython that it asks for what an interpreter knows
     * @param environment all variables that it sees
     * @param isOffline whether it has to do with what it has fetched before
     * @param local the packages that no index has, in the folder around the one that it works in
     */
    Uv(Path executable, Path python, Map<String, String> environment, boolean isOffline, LocalPackages local) {
        this.executable = executable;
        this.python = python;
        this.environment = Map.copyOf(environment);
        this.isOffline = isOffline;
        this.local = local;
    }

    /**
     * Resolves inputs.
     *
     * @param inputs what is required
     * @param memory an earlier resolution, whose versions are kept where they still fit
     * @param upgrade the packages of which they are not kept
     * @param work an empty folder
     * @return what uv found
     * @throws UserMistake if no versions fit together
     * @throws EnvironmentFailure if uv fails
     * @throws IOException if a file can't be read or written
     */
    public UvResolution resolve(LockInputs inputs, Optional<String> memory, Upgrade upgrade, Path work)
            throws IOException {
        Files.writeString(work.resolve(PROJECT), new UvProject(inputs, local).toToml());
        if (memory.isPresent()) {
            Files.writeString(work.resolve(MEMORY), memory.get());
        }
        UvQuestion question = new UvQuestion(inputs, environment, Optional.empty());
        String base = exported(work, locking(inputs, upgrade), question);
        String found = Files.readString(work.resolve(MEMORY));
        try (SideWork<UvGraph> graph = SideWork.start(() -> UvGraph.parse(found));
                SideWork<NavigableMap<String, String>> extras = SideWork.start(
                        () -> exported(work, "--extra", inputs.extras().keySet(), question));
                SideWork<NavigableMap<String, String>> groups = SideWork.start(
                        () -> exported(work, "--group", inputs.groups().keySet(), question))) {
            ExportedPackages packages = new ExportedPackages(base);
            UvExports exports =
                    new UvExports(packages.base(), packages.of(extras.result()), packages.of(groups.result()));
            return new UvResolution(new MergedLock(exports, graph.result(), inputs, local), found);
        }
    }

    /** What is exported with each of some extras or groups, by their names. */
    private NavigableMap<String, String> exported(Path work, String option, Set<String> names, UvQuestion question)
            throws IOException {
        NavigableMap<String, String> byName = new TreeMap<>();
        List<Map<String, String>> exports = Parallel.each(
                AT_ONCE, names, name -> Map.of(name, exported(work, List.of("--frozen", option, name), question)));
        for (Map<String, String> each : exports) {
            byName.putAll(each);
        }
        return byName;
    }

    /**
     * The versions that run on one target, of everything that can be asked for; where some of that excludes other, of what is
     * always installed.
     *
     * @param inputs what is required
     * @param target where they have to run
     * @param preferred the versions to take where they do, as {@code name==version}
     * @param work an empty folder
     * @return the versions, as {@code name==version}
     * @throws UserMistake if uv knows no such target, or no versions fit together there
     * @throws EnvironmentFailure if uv fails
     * @throws IOException if a file can't be read or written
     */
    public List<String> pins(LockInputs inputs, Target target, List<String> preferred, Path work) throws IOException {
        UvPlatform platform = platform(target);
        Files.writeString(work.resolve(PROJECT), new UvProject(inputs, local).toToml());
        Path pins = work.resolve("pins.txt");
        Files.writeString(pins, String.join("\n", preferred) + "\n");
        List<String> words = new ArrayList<>(List.of("pip", "compile", PROJECT, "--output-file", pins.toString()));
        words.addAll(List.of("--no-header", "--no-annotate", "--quiet", "--only-binary", ":all:"));
        if (!inputs.hasConflicts()) {
            words.add("--all-extras");
            addEach("--group", inputs.groups().keySet(), words);
        }
        addEach("--no-binary", inputs.settings().builtSdists(), words);
        words.addAll(List.of("--python", python.toString(), "--no-python-downloads"));
        words.addAll(List.of("--python-version", target.pythonVersion().toString()));
        words.addAll(List.of("--python-platform", platform.name()));
        if (isOffline) {
            words.add("--offline");
        }
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(platform.variables());
        require(
                new Uv(executable, python, variables, isOffline, local).run(work, words),
                new UvQuestion(inputs, variables, Optional.of(target)));
        List<String> found = new ArrayList<>();
        for (String line : Files.readAllLines(pins)) {
            String pin = line.strip();
            if (PIN.matcher(pin).matches()) { // a module of the build stands there by its path
                found.add(pin);
            }
        }
        return List.copyOf(found);
    }

    private static UvPlatform platform(Target target) {
        Optional<UvPlatform> platform = UvPlatform.of(target);
        if (platform.isEmpty()) {
            throw new UserMistake(Finding.error(
                    "no-separate-lock",
                    Place.of(PylockName.of(target.id()).toString()),
                    "uv can't look for other versions for " + target + " alone",
                    "Write requirements that have wheels for it, or leave the target out."));
        }
        return platform.get();
    }

    private static void addEach(String option, Set<String> values, List<String> words) {
        for (String value : values) {
            words.add(option);
            words.add(value);
        }
    }

    /**
     * The options with which the first export resolves everything, extras and groups too. Nothing is built but what uv takes no
     * wheel of.
     */
    private List<String> locking(LockInputs inputs, Upgrade upgrade) {
        List<String> words = new ArrayList<>(
                List.of("--python", python.toString(), "--no-python-downloads", "--no-build", "--no-progress"));
        addEach("--no-binary-package", inputs.settings().builtSdists(), words);
        words.addAll(upgrade.toArguments());
        if (isOffline) {
            words.add("--offline");
        }
        return words;
    }

    private String exported(Path work, List<String> words, UvQuestion question) {
        List<String> arguments = new ArrayList<>(List.of(
                "export", "--no-header", "--no-emit-project", "--no-default-groups", "--format", "pylock.toml"));
        arguments.addAll(words);
        Outcome outcome = run(work, arguments);
        require(outcome, question);
        return outcome.output();
    }

    private Outcome run(Path work, List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--color", "never"));
        return Command.of(executable, words.toArray(new String[0]))
                .withEnvironment(environment)
                .in(work)
                .run();
    }

    private static void require(Outcome outcome, UvQuestion question) {
        if (!outcome.succeeded()) {
            throw UvFailure.of(outcome, question);
        }
    }
}
