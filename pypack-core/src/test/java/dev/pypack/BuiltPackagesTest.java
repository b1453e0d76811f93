package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.FolderTree;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.crossenv.LocalEnvironment;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.python.PythonRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published packages of which there is an sdist: one of pure Python, one with native code. */
class BuiltPackagesTest {
    private static final PomValues POM = PomValues.of("acme", "1");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private boolean isOffline;

    @Test
    void an_sdist_of_pure_python_is_built_once_for_six_targets() throws IOException {
        Path module = module(
                "docopt==0.6.2",
                "build-sdist = [\"docopt\"]",
                "linux_amd64",
                "linux_arm64",
                "linux_amd64_musl",
                "macos_arm64",
                "macos_amd64",
                "windows_amd64");
        pypack(Map.of()).lock(module, POM, TargetProperty.ABSENT, module.resolve("target"), Upgrade.NONE);
        said.clear();

        List<CrossEnv> environments = sync(module, Map.of());

        assertThat(environments).hasSize(6);
        for (CrossEnv each : environments) {
            Path library = each.folder()
                    .resolve(each.target().platform().system().equals("windows") ? "Lib" : "lib/python3.11");
            assertThat(library.resolve("site-packages/docopt.py")).exists();
            assertThat(library.resolve("site-packages/docopt-0.6.2.dist-info/RECORD"))
                    .content()
                    .contains("docopt.py,sha256=");
        }
        assertThat(said)
                .filteredOn(line -> line.startsWith("Building"))
                .containsExactly("Building docopt 0.6.2 with Python 3.11.3");

        said.clear();
        isOffline = true;
        FolderTree.delete(module.resolve("target"));
        assertThat(sync(module, Map.of())).hasSize(6);
        assertThat(said).noneMatch(line -> line.startsWith("Building"));
    }

    @Test
    void an_sdist_that_nobody_has_named_is_not_built() throws IOException {
        Path module = module("docopt==0.6.2", "", "linux_amd64");

        assertThatThrownBy(() -> pypack(Map.of())
                        .lock(module, POM, TargetProperty.ABSENT, module.resolve("target"), Upgrade.NONE))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("build-sdist = [\"docopt\"]");

        Files.writeString(module.resolve("pylock.toml"), """
                lock-version = "1.0"
                created-by = "another tool"
                [[packages]]
                name = "docopt"
                version = "0.6.2"
                archive = { url = "https://example.com/docopt-0.6.2.tar.gz", hashes = { sha256 = "%s" } }
                [[packages]]
                name = "leaf"
                vcs = { type = "git", url = "https://example.com/leaf.git", commit-id = "%s" }
                """.formatted("00".repeat(32), "00".repeat(20)));
        assertThatThrownBy(() -> sync(module, Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "docopt 0.6.2 is locked as the archive https://example.com/docopt-0.6.2.tar.gz, which is"
                                + " not built, for that runs code of the package")
                .hasMessageContaining("build-sdist = [\"docopt\"]")
                .hasMessageContaining("leaf is locked as a commit of the repository https://example.com/leaf.git");
    }

    @Test
    void native_code_is_for_this_machine_and_noticed_where_it_is_lost() throws IOException {
        assumeThat(Judges.host().classifier()).isEqualTo("linux-x86_64");
        assumeThat(onPath("cc")).as("there is a C compiler, cc, on the PATH").isTrue();
        Path module = module("markupsafe==2.0.1", "build-sdist = [\"markupsafe\"]", "linux_amd64");
        pypack(Map.of()).lock(module, POM, TargetProperty.ABSENT, module.resolve("target"), Upgrade.NONE);

        // Without compilers setuptools says that it goes on without native code, and succeeds.
        assertThatThrownBy(() -> sync(module, Map.of("PATH", folder.toString())))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "markupsafe 2.0.1 can't be taken: its build made markupsafe-2.0.1-py3-none-any.whl without"
                                + " native code");

        Path library = sync(module, Map.of()).get(0).folder().resolve("lib/python3.11/site-packages");
        assertThat(library.resolve("markupsafe/_speedups.cpython-311-x86_64-linux-gnu.so"))
                .exists();
        assertThat(library.resolve("markupsafe-2.0.1.dist-info/WHEEL"))
                .content()
                .contains("Tag: cp311-cp311-linux_x86_64");
        LocalEnvironment environment =
                pypack(Map.of()).developersEnvironment(module, POM, TargetProperty.ABSENT, module.resolve("target"));
        Outcome outcome = Command.of(
                        environment.python(), "-c", "import markupsafe._speedups as s; print(s.escape('<'))")
                .run();
        assertThat(outcome.output()).as(outcome.errors()).isEqualTo("&lt;\n");

        Path elsewhere = module("markupsafe==2.0.1", "build-sdist = [\"markupsafe\"]", "linux_amd64", "windows_amd64");
        pypack(Map.of()).lock(elsewhere, POM, TargetProperty.ABSENT, elsewhere.resolve("target"), Upgrade.NONE);
        assertThatThrownBy(() -> sync(elsewhere, Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("does not run on windows_amd64-cp311");
    }

    private Path module(String requirement, String key, String... targets) throws IOException {
        Path module = Files.createTempDirectory(folder, "module");
        Files.createDirectories(module.resolve("src/main/python/acme"));
        Files.writeString(module.resolve("src/main/python/acme/__init__.py"), "");
        Files.writeString(
                module.resolve("pyproject.toml"), """
                [project]
                name = "acme"
                version = "1"
                requires-python = ">=3.11"
                dependencies = ["%s"]
                [tool.pypack]
                targets = ["%s"]
                %s
                """.formatted(requirement, String.join("\", \"", targets), key));
        return module;
    }

    private List<CrossEnv> sync(Path module, Map<String, String> variables) throws IOException {
        return pypack(variables).sync(module, POM, TargetProperty.ABSENT, List.of(), module.resolve("target"));
    }

    private Pypack pypack(Map<String, String> variables) throws IOException {
        PythonRuntime python = Objects.requireNonNull(Judges.embeddedPythons().get("3.11"));
        Host here = Judges.host();
        Map<String, String> all = new HashMap<>(here.environment());
        all.putAll(variables);
        Host host = new Host(here.system(), here.architecture(), here.cores(), here.cacheFolder(), all);
        IndexAccess indexes = new IndexAccess() {
            @Override
            public boolean isOffline() {
                return isOffline;
            }
        };
        BuildListener listener = new BuildListener() {
            @Override
            public void started(String step) {
                said.add(step);
            }
        };
        return Pypack.in(new BuildContext(host, new FolderProvisioner(Judges.artifacts()), indexes, listener))
                .storedIn(folder.resolve("store"))
                .withUv(Path.of(Judges.summoned().uvCommand().words().get(0)))
                .withPython(python.executable().toString(), folder);
    }

    private static boolean onPath(String program) {
        return Arrays.stream(Judges.host()
                        .environment()
                        .getOrDefault("PATH", "")
                        .split(Pattern.quote(java.io.File.pathSeparator), -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
