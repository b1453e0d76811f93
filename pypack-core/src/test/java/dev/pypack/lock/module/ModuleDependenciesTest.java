package dev.pypack.lock.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.ChangedDependencies;
import dev.pypack.Pypack;
import dev.pypack.build.FolderTree;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LoopbackBuild;
import dev.pypack.lock.LoopbackIndex;
import dev.pypack.lock.tree.TreeQuestion;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import dev.pypack.project.edit.AskedPackages;
import dev.pypack.target.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a module asks for, changed, locked with the real uv and an index on this machine, and told as a tree. */
class ModuleDependenciesTest {
    private static final PomValues POM = PomValues.of("acme", "1");
    private static final String PROJECT = """
            [project]
            name = "acme"
            version = "1"
            requires-python = ">=3.11"
            dependencies = [
                "tree", # of life
            ]

            [tool.pypack]
            targets = ["linux_amd64", "windows_amd64"]
            """;

    @TempDir
    Path folder;

    @Test
    void packages_are_added_and_removed_with_their_lock() throws IOException {
        try (LoopbackIndex index = index()) {
            write(PROJECT);

            ChangedDependencies added =
                    pypack(index).add(folder, POM, TargetProperty.ABSENT, output(), asked("bark>=1, leaf", "windows"));
            assertThat(read("pyproject.toml"))
                    .isEqualTo(
                            PROJECT.replace(
                                    "    \"tree\"",
                                    "    \"bark>=1; sys_platform == 'win32'\",\n    \"leaf; sys_platform == 'win32'\",\n    \"tree\""));
            assertThat(added.toLines())
                    .containsExactly(
                            "pyproject.toml:6: added bark>=1; sys_platform == \"win32\" to project.dependencies",
                            "pyproject.toml:7: added leaf; sys_platform == \"win32\" to project.dependencies");
            assertThat(tree(index, List.of(), TreeQuestion.ALL))
                    .containsExactly(
                            "linux_amd64-cp311: 2 packages",
                            "  project.dependencies",
                            "  \\- tree 1.0 (tree)",
                            "     \\- leaf 1.1",
                            "windows_amd64-cp311: 3 packages",
                            "  project.dependencies",
                            "  +- bark 1.0 (bark>=1; sys_platform == \"win32\")",
                            "  +- leaf 1.1 (leaf; sys_platform == \"win32\")",
                            "  \\- tree 1.0 (tree)",
                            "     \\- leaf 1.1 (leaf; sys_platform == \"win32\")");
            assertThat(tree(
                            index,
                            List.of(Platform.of("linux")),
                            new TreeQuestion(Optional.empty(), Optional.of("leaf"), 5)))
                    .containsExactly(
                            "linux_amd64-cp311: who needs leaf",
                            "  \\- leaf 1.1",
                            "     \\- tree 1.0 (project.dependencies: tree)");

            ChangedDependencies removed =
                    pypack(index).remove(folder, POM, TargetProperty.ABSENT, output(), asked("bark,leaf"));
            assertThat(read("pyproject.toml")).isEqualTo(PROJECT);
            assertThat(removed.toLines())
                    .hasSize(3)
                    .last()
                    .asString()
                    .matches("bark +gone 1.0 +was needed by the project");
            pypack(index).checkLock(folder, POM, TargetProperty.ABSENT, output());
        }
    }

    @Test
    void a_target_with_a_lock_of_its_own_has_a_tree_of_its_own() throws IOException {
        try (LoopbackIndex index = index()) {
            index.wheelFor("cp311-cp311-manylinux_2_28_x86_64", "stone", "2.0", "leaf")
                    .wheelFor("cp311-cp311-manylinux_2_17_x86_64", "stone", "1.0", "bark");
            write(PROJECT.replace("windows_amd64", "linux_amd64:glibc=2.17"));

            List<String> told = pypack(index)
                    .add(folder, POM, TargetProperty.ABSENT, output(), asked("stone"))
                    .toLines();

            assertThat(told)
                    .contains("pylock.linux_amd64_glibc2_17-cp311.toml differs from pylock.toml:")
                    .contains("stone  2.0 -> 1.0  needed by the project");
            assertThat(tree(
                            index,
                            List.of(),
                            new TreeQuestion(Optional.empty(), Optional.of("stone"), Integer.MAX_VALUE)))
                    .containsExactly(
                            "linux_amd64-cp311: who needs stone",
                            "  \\- stone 2.0 (project.dependencies: stone)",
                            "linux_amd64_glibc2_17-cp311: who needs stone",
                            "  \\- stone 1.0 (project.dependencies: stone)");
            assertThat(tree(index, List.of(Platform.of("linux_amd64:glibc=2.17")), TreeQuestion.ALL))
                    .contains("  +- stone 1.0 (stone)", "  |  \\- bark 1.0")
                    .doesNotContain("  +- stone 2.0 (stone)");
        }
    }

    @Test
    void of_requirements_that_are_all_pinned_a_lock_is_made_for_the_build() throws IOException {
        try (LoopbackIndex index = index()) {
            Files.createDirectories(folder.resolve("src/acme"));
            Files.writeString(folder.resolve("src/acme/__init__.py"), "");
            Path file = Files.writeString(folder.resolve("requirements.txt"), "tree==1.0\nleaf==1.0\n");
            index.wheel("leaf", "1.0");
            Path lock = output().resolve("pypack/locks/acme/pylock.toml");

            assertThat(tree(index, List.of(), TreeQuestion.ALL)).hasSize(5).contains("     \\- leaf 1.0 (leaf==1.0)");
            byte[] made = Files.readAllBytes(lock);
            assertThat(folder.resolve("pylock.toml")).doesNotExist();
            Files.setLastModifiedTime(lock, FileTime.fromMillis(0));
            tree(index, List.of(), TreeQuestion.ALL);
            assertThat(Files.getLastModifiedTime(lock).toMillis()).isZero();
            FolderTree.delete(output());
            tree(index, List.of(), TreeQuestion.ALL);
            assertThat(Files.readAllBytes(lock)).isEqualTo(made);

            Files.writeString(file, "tree==1.0\nleaf==1.1\n");
            assertThat(tree(index, List.of(), TreeQuestion.ALL)).contains("     \\- leaf 1.1 (leaf==1.1)");

            // What is needed and not pinned would be another version another day.
            Files.writeString(file, "tree==1.0\n");
            assertThatThrownBy(() -> tree(index, List.of(), TreeQuestion.ALL))
                    .isInstanceOf(UserMistake.class)
                    .hasMessage("requirements.txt:1:1: tree needs leaf, which is not pinned\n"
                            + "    Add the line\n        leaf==1.1\n    or lock the module:\n        mvn pypack:lock");
            Files.writeString(file, "tree==1.*\nleaf==1.1\n");
            assertThatThrownBy(() -> tree(index, List.of(), TreeQuestion.ALL))
                    .hasMessage("pylock.toml: there is no such file\n    Make it:\n        mvn pypack:lock");
        }
    }

    @Test
    void a_lock_of_another_tool_for_one_target_goes_before_that_for_all() throws IOException {
        try (LoopbackIndex index = index()) {
            write(PROJECT);
            String foreign = """
                    lock-version = "1.0"
                    created-by = "other"
                    [[packages]]
                    name = "tree"
                    version = "%1$s"
                    wheels = [{ url = "https://example.com/tree-%1$s-py3-none-any.whl", hashes = { sha256 = "%2$s" } }]
                    """;
            Files.writeString(
                    folder.resolve("pylock.linux_amd64-cp311.toml"), foreign.formatted("0.7", "0".repeat(64)));
            assertThatThrownBy(() -> tree(index, List.of(), TreeQuestion.ALL)).hasMessageContaining("no such file");
            assertThat(tree(index, List.of(Platform.of("linux")), TreeQuestion.ALL))
                    .contains("  \\- tree 0.7 (tree)");
            Files.writeString(folder.resolve("pylock.toml"), foreign.formatted("0.8", "0".repeat(64)));
            assertThat(tree(index, List.of(), TreeQuestion.ALL))
                    .contains("  \\- tree 0.7 (tree)", "  \\- tree 0.8 (tree)");
        }
    }

    @Test
    void what_can_not_be_locked_changes_nothing() throws IOException {
        try (LoopbackIndex index = index()) {
            write(PROJECT);
            pypack(index).add(folder, POM, TargetProperty.ABSENT, output(), asked("leaf"));
            Map<String, String> before = files();

            assertThatThrownBy(
                            () -> pypack(index).add(folder, POM, TargetProperty.ABSENT, output(), asked("bark>9000")))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("there is no bark>9000, only bark==1.0");
            assertThatThrownBy(() -> pypack(index).remove(folder, POM, TargetProperty.ABSENT, output(), asked("bark")))
                    .hasMessageContaining("project.dependencies has no bark");
            assertThat(files()).isEqualTo(before);

            assertThat(pypack(index)
                            .add(folder, POM, TargetProperty.ABSENT, output(), asked("Leaf"))
                            .toLines())
                    .containsExactly("pyproject.toml says so already");
            assertThat(files()).isEqualTo(before);
        }
    }

    @Test
    void the_lock_of_another_tool_is_for_that_tool() throws IOException {
        try (LoopbackIndex index = index()) {
            write(PROJECT);
            Files.writeString(
                    folder.resolve("pylock.toml"), "lock-version = \"1.0\"\ncreated-by = \"pdm\"\npackages = []\n");
            Map<String, String> before = files();

            assertThatThrownBy(() -> pypack(index).add(folder, POM, TargetProperty.ABSENT, output(), asked("leaf")))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("pylock.toml: it was made by pdm");
            assertThat(files()).isEqualTo(before);
            assertThat(tree(index, List.of(Platform.of("windows")), TreeQuestion.ALL))
                    .contains("  tree: the lock has no such package");
        }
    }

    @Test
    void platforms_that_no_marker_tells_apart_and_those_of_others_are_refused() throws IOException {
        try (LoopbackIndex index = index()) {
            write(PROJECT.replace("windows_amd64", "linux_amd64_musl"));

            assertThatThrownBy(() -> pypack(index)
                            .add(folder, POM, TargetProperty.ABSENT, output(), asked("leaf", "linux_amd64_musl")))
                    .isInstanceOf(UserMistake.class)
                    .hasMessage("pypack.targets: No marker tells linux_amd64_musl from linux_amd64:"
                            + " both have the system linux and the machine x86_64.\n"
                            + "    Name both, and the package is installed on both.");
            assertThatThrownBy(() -> asked("leaf", "lynux"))
                    .isInstanceOf(UserMistake.class)
                    .hasMessageContaining("Unknown target lynux");
            assertThat(read("pyproject.toml")).contains("\"tree\", # of life");
            pypack(index).add(folder, POM, TargetProperty.ABSENT, output(), asked("leaf"));
            assertThatThrownBy(() -> tree(index, List.of(Platform.of("macos")), TreeQuestion.ALL))
                    .hasMessageContaining("macos_arm64 is no target of acme, whose targets are linux_amd64-cp311");
        }
    }

    private static LoopbackIndex index() throws IOException {
        return LoopbackIndex.open()
                .wheel("tree", "1.0", "leaf>=1")
                .wheel("leaf", "1.1")
                .wheel("bark", "1.0");
    }

    private static AskedPackages asked(String requirements, String... targets) {
        return AskedPackages.of(requirements, Optional.empty(), Optional.empty(), List.of(targets));
    }

    private List<String> tree(LoopbackIndex index, List<Platform> platforms, TreeQuestion question) {
        return pypack(index)
                .tree(folder, POM, TargetProperty.ABSENT, platforms, output(), question)
                .toLines();
    }

    private void write(String pyproject) throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), pyproject);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** The files beside pyproject.toml, with what is in them. */
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return files;
    }

    private Path output() {
        return folder.resolve("target");
    }

    private Pypack pypack(LoopbackIndex index) {
        return new LoopbackBuild(folder).pypack(LoopbackBuild.named(index));
    }
}
