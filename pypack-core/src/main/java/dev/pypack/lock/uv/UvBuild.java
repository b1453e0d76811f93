package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.pep.Requirement;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * uv, which gets what the build of a package needs, as wheels alone, so that no code of it runs while uv knows the logins of
 * package indexes; and which builds the package then without any of them.
 */
public final class UvBuild {
    private final String label;
    private final Path executable;
    private final Path settings;
    private final Map<String, String> environment;
    private final boolean isOffline;

    /**
     * The driver of a program.
     *
     * @param label the package, for what is said of it
     * @param executable the program
     * @param settings a uv.toml with the indexes of the module
     * @param environment all variables that it sees
     * @param isOffline whether it has to do with what it has fetched before
     */
    UvBuild(String label, Path executable, Path settings, Map<String, String> environment, boolean isOffline) {
        this.label = label;
        this.executable = executable;
        this.settings = settings;
        this.environment = Map.copyOf(environment);
        this.isOffline = isOffline;
    }

    /**
     * The versions that requirements mean today on a Python, with all that they need themselves.
     *
     * @param requirements what is needed, of indexes
     * @param constraints versions that hold where they are needed, in the form of the answer; empty for none
     * @param python the Python that the build runs on
     * @param work a folder for files of this question
     * @return the lines of a requirements.txt: each version exact and with its hashes
     * @throws EnvironmentFailure if there is none that is a wheel, or uv can't ask
     * @throws IOException if a file can't be read or written
     */
    public String pins(List<Requirement> requirements, String constraints, PythonRuntime python, Path work)
            throws IOException {
        List<String> lines = requirements.stream().map(Requirement::toString).toList();
        Path asked = Files.writeString(work.resolve("requires.in"), String.join("\n", lines) + "\n");
        Path known = Files.writeString(work.resolve("constraints.txt"), constraints);
        Path pins = work.resolve("pins.txt");
        Files.deleteIfExists(pins);
        List<String> words = new ArrayList<>(List.of("pip", "compile", asked.toString()));
        words.addAll(List.of("--constraint", known.toString(), "--output-file", pins.toString()));
        words.addAll(List.of("--generate-hashes", "--no-header", "--no-annotate", "--quiet"));
        words.addAll(List.of("--python", python.executable().toString()));
        run(words, work, "it needs " + String.join(", ", lines));
        return Files.readString(pins);
    }

    /**
     * Makes a virtual environment, in which nothing of the user's and nothing of the Python's own packages is.
     *
     * @param python the Python
     * @param folder where it shall lie
     * @throws EnvironmentFailure if uv can't make it
     */
    public void environment(PythonRuntime python, Path folder) {
        List<String> words = List.of(
                "venv",
                "--quiet",
                "--no-project",
                "--python",
                python.executable().toString(),
                folder.toString());
        run(new ArrayList<>(words), folder.resolveSibling(""), "no environment can be made for it");
    }

    /**
     * Installs exactly what was found before, as copies: what is built there may change them, and nothing else.
     *
     * @param pins as {@link #pins} gave them
     * @param interpreter that of the environment
     * @param work a folder for files of this question
     * @throws EnvironmentFailure if something of it can't be had
     * @throws IOException if a file can't be written
     */
    public void install(String pins, Path interpreter, Path work) throws IOException {
        Path listed = Files.writeString(work.resolve("installed.txt"), pins);
        List<String> words = new ArrayList<>(List.of("pip", "install", "--quiet", "--requirement", listed.toString()));
        words.addAll(List.of("--no-deps", "--link-mode", "copy", "--python", interpreter.toString()));
        run(words, work, "it needs\n" + pins.strip().indent(4).stripTrailing() + "\n");
    }

    /**
     * The build itself, which runs code of the package: not to be run in any environment that knows a secret.
     *
     * @param project the folder of the project
     * @param interpreter that of the environment in which all is installed that the build needs
     * @param output gets the wheel
     * @return the command, without variables
     */
    public Command build(Path project, Path interpreter, Path output) {
        return Command.of(
                executable,
                "build",
                project.toString(),
                "--wheel",
                "--force-pep517",
                "--no-build-isolation",
                "--no-config",
                "--no-sources",
                "--no-create-gitignore",
                "--offline",
                "--no-python-downloads",
                "--python",
                interpreter.toString(),
                "--out-dir",
                output.toString(),
                "--color",
                "never");
    }

    private void run(List<String> words, Path work, String what) {
        if (words.get(0).equals("pip")) {
            words.addAll(List.of("--only-binary", ":all:"));
        }
        words.addAll(List.of("--config-file", settings.toString(), "--no-python-downloads", "--color", "never"));
        if (isOffline) {
            words.add("--offline");
        }
        Outcome outcome = Command.of(executable, words.toArray(String[]::new))
                .withEnvironment(environment)
                .in(work)
                .run();
        if (!outcome.succeeded()) {
            throw failure(UvWords.of(outcome), what);
        }
    }

    private EnvironmentFailure failure(UvWords said, String what) {
        Optional<EnvironmentFailure> ofIndex = IndexFailure.in(said);
        return ofIndex.orElseGet(() -> new EnvironmentFailure(
                label + " can't be built: " + what + ", and uv can't get it as wheels.",
                (isOffline
                                ? "The build is offline; run once without -o:\n    mvn pypack:sync\n"
                                : "Offer wheels of it in an index of yours; or build the wheel of " + label
                                        + " once, deploy it there and lock that.\n")
                        + said.quoted(),
                null));
    }
}
