package dev.pypack;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Product;
import dev.pypack.crossenv.LocalEnvironment;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.run.TestFolders;
import dev.pypack.run.TestOrder;
import dev.pypack.run.TestOutcome;
import dev.pypack.run.TestOutcome.Ending;
import dev.pypack.run.TestRun;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tests of one module, run on each Python that it names. */
final class ModuleTests {
    private final Path module;
    private final Path output;
    private final Configuration configuration;
    private final BuildListener listener;
    private final ModuleEnvironment environments;

    ModuleTests(Path module, PomValues pom, TargetProperty targets, Path output, Configuration configuration) {
        this.module = module;
        this.output = output;
        this.configuration = configuration;
        this.listener = configuration.context().listener();
        this.environments = new ModuleEnvironment(module, pom, targets, output, configuration);
    }

    /** How they ended on each Python; nothing where there are none. */
    List<TestOutcome> run(TestOrder order) throws IOException {
        TestFolders folders = TestFolders.of(module);
        List<TestOutcome> outcomes = new ArrayList<>();
        if (!folders.isThere()) {
            return outcomes;
        }
        LockInputs inputs = environments.inputs();
        if (environments.lacksLock(inputs)) {
            listener.found(Finding.warning(
                    "no-lock",
                    Place.of("pylock.toml"),
                    "there is no such file, so the tests run with the newest packages, which are others on another day",
                    "Lock them, and commit the lock:\n    mvn pypack:lock"));
        }
        for (PythonVersion version :
                inputs.targets().stream().map(Target::pythonVersion).distinct().toList()) {
            outcomes.add(run(folders.folders(), order, inputs, version));
        }
        return outcomes;
    }

    private TestOutcome run(List<Path> folders, TestOrder order, LockInputs inputs, PythonVersion version)
            throws IOException {
        Path folder = output.resolve("pypack/test").resolve(inputs.name() + "-" + version.abi());
        LocalEnvironment environment = environments.forTests(inputs, version, folder, order.onWheel());
        listener.started("Running the tests of " + inputs.name() + " on Python " + environment.version());
        String suite = inputs.name() + "-" + version.abi();
        TestOutcome outcome = new TestRun(environment, environment.version(), module, output, configuration.context())
                .run(folders, environments.importNames(), order, suite, configuration.store());
        if (outcome.ending() == Ending.PASSED || outcome.ending() == Ending.FAILED) {
            listener.finished(new Product(
                    "Tests", outcome.report(), Files.size(outcome.report()), outcome.tests(), "test", outcome.time()));
        }
        return outcome;
    }
}
