package dev.pypack.lock.module;

import static dev.pypack.lock.LoopbackBuild.named;
import static dev.pypack.lock.LoopbackBuild.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.IndexAccess;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LoopbackBuild;
import dev.pypack.lock.LoopbackIndex;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where the real uv finds no versions: the place, the reason, the remedy, and then uv's own words. */
class LockFailuresTest {
    private static final String HEAD = "[project]\nname = \"acme\"\nversion = \"1\"\nrequires-python = \">=3.11\"\n";

    @TempDir
    Path folder;

    private LoopbackBuild build = new LoopbackBuild(Path.of(""));
    private Path module = Path.of("");
    private LoopbackIndex index;

    LockFailuresTest() throws IOException {
        index = LoopbackIndex.open();
    }

    @BeforeEach
    void fillIndex() throws IOException {
        build = new LoopbackBuild(folder);
        build.environment.put("UV_HTTP_RETRIES", "0");
        module = Files.createDirectories(folder.resolve("module"));
        Files.createDirectories(module.resolve("src/acme"));
        Files.writeString(module.resolve("src/acme/__init__.py"), "");
        index.wheel("leaf", "1.0")
                .wheel("leaf", "1.1")
                .wheel("tree", "1.0", "leaf>=1.1")
                .wheel("bush", "1.0", "leaf<1.1")
                .wheel("lost", "1.0", "nowhere>1");
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void requirements_that_no_versions_meet_are_both_named_with_their_lines() throws IOException {
        assertThat(mistake("dependencies = [\n    \"tree\",\n    \"bush\",\n]\n"))
                .startsWith("pyproject.toml:6:5: there are no versions that fit together: ")
                .contains("tree needs leaf>=1.1")
                .contains("bush needs leaf<1.1")
                .contains(
                        "Relax or remove one of\n        pyproject.toml:6:5: tree\n        pyproject.toml:7:5: bush\n")
                .contains("In the words of uv:\n      error: No solution found")
                .doesNotContain("Using CPython");
        assertThat(mistake("dependencies = [\"tree\", \"leaf<1.1\"]\n"))
                .contains("tree needs leaf>=1.1, and pyproject.toml:5:25 says leaf<1.1\n");
        assertThat(mistake("dependencies = [\"tree\"]\n[tool.uv]\nconstraint-dependencies = [\"leaf<1\"]\n"))
                .contains("tree needs leaf>=1.1, and pyproject.toml:7:28 says leaf<1\n")
                .contains("pyproject.toml:5:17: tree\n")
                .contains("pyproject.toml:7:28: leaf<1\n");
        assertThat(mistake("optional-dependencies = { a = [\"tree\"] }\n[dependency-groups]\nb = [\"bush\"]\n"))
                .contains("tree needs leaf>=1.1")
                .contains("pyproject.toml:5:32: tree\n")
                .contains("pyproject.toml:7:6: bush\n")
                .contains("    conflicts = [[{ extra = \"a\" }, { group = \"b\" }]]\n");
        assertThat(mistake("[tool.uv]\nconflicts = [[{ extra = \"a\" }, { package = \"b\" }]]\n"))
                .startsWith("pyproject.toml:6:1: tool.uv.conflicts has something else than extras and groups");
    }

    @Test
    void the_file_is_named_in_which_the_requirement_stands() throws IOException {
        Files.createDirectory(module.resolve("requirements"));
        Files.writeString(module.resolve("requirements/more.txt"), "# more\nleaf<1.1\n");
        Files.writeString(module.resolve("requirements.txt"), "tree\n-r requirements/more.txt\n");

        assertThat(messageOf(named(index), TargetProperty.ABSENT))
                .contains("requirements/more.txt:2:1 says leaf<1.1")
                .contains("requirements.txt:1:1: tree\n")
                .doesNotContain("pyproject.toml");
    }

    @Test
    void a_package_that_no_index_has_is_named_with_the_index_that_was_asked() throws IOException {
        assertThat(mistake("dependencies = [\"leaf\", \"nowhere\"]\n"))
                .startsWith("pyproject.toml:5:25: nowhere is in no package index that was asked: " + index.url() + "\n")
                .contains("Correct the name; or name the index that has it");
        assertThat(mistake("dependencies = [\"lost\"]\n"))
                .startsWith("pyproject.toml:5:17: nowhere, which lost needs, is in no package index");
    }

    @Test
    void a_version_that_there_is_not_is_told_with_those_that_there_are() throws IOException {
        assertThat(mistake("dependencies = [\"leaf>7\"]\n"))
                .startsWith("pyproject.toml:5:17: there is no leaf>7, only leaf<=1.1\n");
        assertThat(mistake("dependencies = [\"leaf==2\"]\n"))
                .startsWith("pyproject.toml:5:17: there is no leaf==2 in the package indexes");
    }

    @Test
    void a_package_for_a_later_Python_is_told_with_what_to_write() throws IOException {
        index.wheelOfPython(">=3.12", "young", "1.0").wheelOfPython(">=3.13", "young", "2.0");

        assertThat(mistake("dependencies = [\"young\"]\n"))
                .startsWith(
                        "pyproject.toml:5:17: there are no versions that fit together: requires-python is >=3.11, and ")
                .contains("young==1.0 needs Python >=3.12")
                .contains("Write requires-python = \">=3.12\", or require young where it runs:\n"
                        + "        \"young; python_version >= '3.12'\"");
    }

    @Test
    void a_target_without_a_wheel_of_any_version_is_named() throws IOException {
        index.wheelFor("cp311-cp311-win_amd64", "stone", "1.0");

        Throwable failure = failure(
                HEAD + "dependencies = [\"stone\"]\n",
                named(index),
                TargetProperty.inPom(List.of("linux_amd64", "windows_amd64")));
        assertThat(failure).isInstanceOf(UserMistake.class);
        assertThat(failure.getMessage())
                .contains("stone 1.0 has no wheel that runs on linux_amd64-cp311")
                .contains("no version of stone that the requirements allow has a wheel that runs there"
                        + " for linux_amd64-cp311 alone")
                .contains("Wheels are available for `stone` (v1.0)");
    }

    @Test
    void an_sdist_that_is_not_built_is_named() throws IOException {
        index.sdist("source", "1.0", "", "leaf");

        assertThat(mistake("dependencies = [\"leaf\", \"source\"]\n"))
                .startsWith("pyproject.toml:5:25: source has no wheel that can be taken, and its sdist is not built");
        assertThat(mistake("dependencies = [\"source @ " + index.url().replace("simple", "files")
                        + "/source/source-1.0.tar.gz\"]\n"))
                .startsWith("pyproject.toml:5:17: source has no wheel that can be taken");
    }

    @Test
    void an_sdist_that_can_not_be_built_is_named_and_nobody_else_is_built() throws IOException {
        index.sdist("source", "1.0", "raise SystemExit('no such library')", "leaf")
                .sdist("other", "1.0", "");

        assertThat(mistake("dependencies = [\"source\"]\n[tool.pypack]\nbuild-sdist = [\"source\"]\n"))
                .startsWith("pyproject.toml:5:17: the sdist of source can't be built\n")
                .contains("no such library");
        assertThat(mistake("dependencies = [\"other\"]\n[tool.pypack]\nbuild-sdist = [\"source\"]\n"))
                .startsWith("pyproject.toml:5:17: other has no wheel that can be taken, and its sdist is not built")
                .contains("    build-sdist = [\"other\"]\n");
        assertThat(mistake("[tool.pypack]\nbuild-sdist = [\"a b\"]\n"))
                .startsWith("pyproject.toml:6:16: build-sdist has a b, which is no name of a package");
    }

    @Test
    void what_this_call_alone_says_is_not_locked() throws IOException {
        Files.writeString(module.resolve("pyproject.toml"), HEAD + "dependencies = [\"leaf\"]\n");
        Settings settings = Settings.NONE
                .with("pypack.excludeNewer", List.of("2025-11-01"), true)
                .with("pypack.pythonVersion", List.of("3.12"), true)
                .with("pypack.buildSdist", List.of("Leaf", "tree"), true);
        PomValues pom = PomValues.of("acme", "1");

        assertThatThrownBy(() -> build.pypack(named(index))
                        .set(settings)
                        .refuseUnwritten(
                                module,
                                pom,
                                TargetProperty.onCommandLine(List.of("windows", "linux_amd64:glibc=2.17")),
                                TargetProperty.ABSENT,
                                Settings.NONE,
                                folder.resolve("target")))
                .isInstanceOf(UserMistake.class)
                .hasMessage("""
                        command line: a lock of what this call alone says is stale in every other build
                            Write it in pyproject.toml, or as properties of the POM, and call the goal without it:
                                [tool.pypack]
                                targets = ["windows_amd64", "linux_amd64:glibc=2.17"]
                                python-version = ["3.12"]
                                exclude-newer = "2025-11-02T00:00:00Z"
                                build-sdist = ["leaf", "tree"]""");
        Files.writeString(
                module.resolve("pyproject.toml"),
                HEAD + "dependencies = [\"leaf\"]\n[tool.pypack]\ntargets = [\"windows\"]\n");
        build.pypack(named(index))
                .refuseUnwritten(
                        module,
                        pom,
                        TargetProperty.onCommandLine(List.of("windows_amd64")),
                        TargetProperty.ABSENT,
                        Settings.NONE,
                        folder.resolve("target"));
    }

    @Test
    void sources_that_other_machines_do_not_have_are_refused() throws IOException {
        assertThat(mistake("""
                        dependencies = ["leaf", "tree", "bush"]
                        [tool.uv.sources]
                        leaf = { path = "../leaf" }
                        tree = { workspace = true }
                        bush = { git = "https://example.com/bush.git" }
                        [tool.uv]
                        workspace = {}
                        """))
                .contains("pyproject.toml:7:1: tool.uv.sources.leaf is {path=../leaf}, which other machines don't have")
                .contains(
                        "pyproject.toml:8:1: tool.uv.sources.tree is {workspace=true}, which other machines don't have")
                .contains("depend on it in the POM, with the type whl.")
                .contains("pyproject.toml:11:1: tool.uv.workspace makes one lock of many projects");
    }

    @Test
    void a_repository_without_git_is_the_fault_of_the_machine() throws IOException {
        build.environment.put("PATH", folder.toString());
        Throwable failure = failure(HEAD + "dependencies = [\"repo @ git+https://127.0.0.1:9/repo.git\"]\n");

        assertThat(failure)
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith(
                        "pyproject.toml:5:17: repo comes from a git repository, and there is no git on the PATH.")
                .hasMessageContaining("Install git");
    }

    @Test
    void a_file_that_is_not_at_its_address_is_told() throws IOException {
        String url = index.url().replace("simple", "files") + "/leaf/leaf-9-py3-none-any.whl";

        assertThat(mistake("dependencies = [\"leaf @ " + url + "\"]\n"))
                .startsWith("pyproject.toml:5:17: there is no such file: " + url + " answers 404 Not Found\n");
    }

    @Test
    void an_index_that_is_out_of_order_forbids_or_is_away_is_told_with_its_address() throws IOException {
        String project = HEAD + "dependencies = [\"tree\"]\n";
        index.answerAll(503);
        assertThat(failure(project))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("The package index is out of order: " + index.url() + "/tree/ answers 503");
        index.answerAll(403);
        assertThat(failure(project))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith(
                        "The package index wants another login: " + index.url() + " answers 403 Forbidden.")
                .hasMessageContaining("pypack.indexServerId");
        index.close();
        assertThat(failure(project))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith(
                        "The package index can't be reached at " + index.url() + "/tree/: Connection refused.")
                .hasMessageContaining("mvn -o pypack:lock");
    }

    @Test
    void what_was_never_fetched_is_told_of_a_build_without_network() throws IOException {
        assertThat(failure(HEAD + "dependencies = [\"tree\"]\n", offline(index), TargetProperty.ABSENT))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageStartingWith("tree was never fetched on this machine, and the build is offline.\n"
                        + "    Run once without -o:");
    }

    @Test
    void what_exclude_newer_leaves_nothing_of_is_told_apart_from_what_there_is_not() throws IOException {
        String newer = "dependencies = [\"leaf>1\"]\n[tool.pypack]\nexclude-newer = \"2024-01-31\"\n";
        assertThat(mistake(newer))
                .startsWith("pyproject.toml:5:17: the package index does not tell when leaf was uploaded");
        index.uploaded("leaf-1.1-py3-none-any.whl", "2024-02-01T00:00:00Z");
        assertThat(mistake(newer))
                .startsWith("pyproject.toml:5:17: no version of leaf that the requirements allow was uploaded before"
                        + " 2024-02-01T00:00:00Z, where exclude-newer ends\n    Write a later exclude-newer");
        assertThat(mistake("[tool.pypack]\nexclude-newer = \"7 days\"\n"))
                .startsWith("pyproject.toml:6:1: exclude-newer is 7 days, which is no date")
                .contains("exclude-newer = \"2025-11-01\"");
        assertThat(mistake("[tool.pypack]\nexclude-newer = 2024-01-31\n[tool.uv]\nexclude-newer = \"2024-01-30\"\n"))
                .startsWith(
                        "pyproject.toml:8:1: tool.uv.exclude-newer is 2024-01-30, and exclude-newer of pypack ends at"
                                + " 2024-02-01T00:00:00Z\n    Write it in one place.");
    }

    private String mistake(String lines) throws IOException {
        Throwable failure = failure(HEAD + lines);
        assertThat(failure).isInstanceOf(UserMistake.class);
        return String.valueOf(failure.getMessage());
    }

    private Throwable failure(String pyproject) throws IOException {
        return failure(pyproject, named(index), TargetProperty.ABSENT);
    }

    private Throwable failure(String pyproject, IndexAccess indexes, TargetProperty targets) throws IOException {
        Files.writeString(module.resolve("pyproject.toml"), pyproject);
        return thrown(indexes, targets);
    }

    private String messageOf(IndexAccess indexes, TargetProperty targets) {
        return String.valueOf(thrown(indexes, targets).getMessage());
    }

    private Throwable thrown(IndexAccess indexes, TargetProperty targets) {
        Throwable thrown = catchThrowable(() -> build.pypack(indexes)
                .lock(module, PomValues.of("acme", "1"), targets, folder.resolve("target"), Upgrade.NONE));
        assertThat(thrown).isNotNull();
        return thrown;
    }
}
