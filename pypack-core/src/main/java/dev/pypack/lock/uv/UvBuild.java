package dev.pypack.lock.uv;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.pep.Requirement;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * uv, which gets what the build of a package needs, as wheels alone, so that no code of it runs while uv knows the logins of
 * package indexes; and which builds the package then without any of them.
 */
public final class UvBuild {
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9._-]+==");

    private final String label;
    private final Path executable;
    private final UvSetup setup;
    private final LockInputs inputs;

    /**
     * The driver of a program.
     *
     * @param label the package, for what is said of it
     * @param executable the program
     * @param setup where it runs
     * @param inputs what the module says of indexes
     */
    UvBuild(String label, Path executable, UvSetup setup, LockInputs inputs) {
        this.label = label;
        this.executable = executable;
        this.setup = setup;
        this.inputs = inputs;
    }

    /**
     * The versions that requirements mean today on a Python, with all that they need themselves.
     *
     * @param requirements what is needed, of indexes
     * @param constraints versions that hold where they are needed, in the form of the answer; empty for none
     * @param python the Python that the build runs on
     * @return the lines of a requirements.txt: each version exact and with its hashes
     * @throws EnvironmentFailure if there is none that is a wheel, or uv can't ask
     * @throws IOException if a file can't be read or written
     */
    public String pins(List<Requirement> requirements, String constraints, PythonRuntime python) throws IOException {
        List<String> lines = requirements.stream().map(Requirement::toString).toList();
        try (UvCall call = new UvCall(setup, inputs)) {
            Path pins = call.file("pins.txt");
            List<String> words = new ArrayList<>(List.of("pip", "compile"));
            words.add(call.write("requires.in", String.join("\n", lines) + "\n").toString());
            words.addAll(List.of(
                    "--constraint", call.write("constraints.txt", constraints).toString()));
            words.addAll(List.of("--output-file", pins.toString(), "--only-binary", ":all:"));
            words.addAll(List.of("--generate-hashes", "--no-header", "--no-annotate", "--quiet"));
            words.addAll(List.of("--python", python.executable().toString()));
            run(call, words, "it needs " + String.join(", ", lines));
            return Files.readString(pins);
        }
    }

    /**
     * Makes a virtual environment, in which nothing of the user's and nothing of the Python's own packages is.
     *
     * @param python the Python
     * @param folder where it shall lie
     * @throws EnvironmentFailure if uv can't make it
     * @throws IOException if a file can't be written
     */
    public void environment(PythonRuntime python, Path folder) throws IOException {
        try (UvCall call = new UvCall(setup, inputs)) {
            List<String> words = List.of(
                    "venv",
                    "--quiet",
                    "--no-project",
                    "--python",
                    python.executable().toString(),
                    folder.toString());
            run(call, words, "no environment can be made for it");
        }
    }

    /**
     * Installs exactly what was found before, as copies: what is built there may change them, and nothing else.
     *
     * @param pins as {@link #pins} gave them
     * @param interpreter that of the environment
     * @throws EnvironmentFailure if something of it can't be had
     * @throws IOException if a file can't be written
     */
    public void install(String pins, Path interpreter) throws IOException {
        try (UvCall call = new UvCall(setup, inputs)) {
            List<String> words = new ArrayList<>(List.of("pip", "install", "--quiet", "--only-binary", ":all:"));
            words.addAll(
                    List.of("--requirement", call.write("installed.txt", pins).toString()));
            words.addAll(List.of("--no-deps", "--link-mode", "copy", "--python", interpreter.toString()));
            run(call, words, "it needs " + versions(pins));
        }
    }

    /** Without the hashes, of which there are many. */
    private static String versions(String pins) {
        return pins.lines()
                .filter(line -> PIN.matcher(line).lookingAt())
                .map(line -> line.split("[ ;]", -1)[0])
                .collect(Collectors.joining(", "));
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

    private void run(UvCall call, List<String> words, String what) {
        Outcome outcome = call.run(executable, words);
        if (!outcome.succeeded()) {
            throw failure(UvWords.of(outcome), what);
        }
    }

    private EnvironmentFailure failure(UvWords said, String what) {
        Optional<EnvironmentFailure> ofIndex = IndexFailure.in(said);
        return ofIndex.orElseGet(() -> new EnvironmentFailure(
                label + " can't be built: " + what + ", and uv can't get it as wheels.",
                (setup.context().indexes().isOffline()
                                ? "The build is offline; run once without -o:\n    mvn pypack:sync\n"
                                : "Offer wheels of it in an index of yours; or build the wheel of " + label
                                        + " once, deploy it there and lock that.\n")
                        + said.quoted(),
                null));
    }
}
