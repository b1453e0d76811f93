package dev.pypack.lock.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.RealLocks;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.Locks;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.TargetLock;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.project.LockSettings;
import dev.pypack.project.edit.DependencyList;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Why packages are there. */
class DependencyTreeTest {
    private static final Path SCHEMA = Path.of("..", "docs", "reference", "tree.schema.json");
    private static final Place PLACE = Place.of("pylock.toml");
    private static final Target LINUX = Target.of("linux_amd64", "3.12");
    private static final Target WINDOWS = Target.of("windows_amd64", "3.12");

    private static final String LOCK = """
            lock-version = "1.0"
            extras = ["all", "cli"]
            dependency-groups = ["dev"]
            created-by = "pypack"
            """
            + locked("a", "1.0", "", "dependencies = [{ name = \"b\" }, { name = \"c\", version = \"2.0\" }]", 1200)
            + locked("b", "1.0", "", "dependencies = [{ name = \"c\" }, { name = \"a\" }]", 900)
            + locked("c", "1.0", "sys_platform == 'win32'", "", 2_000_000)
            + locked("c", "2.0", "sys_platform != 'win32'", "dependencies = [{ name = \"d\" }]", -1)
            + locked("d", "1.0", "", "", 5)
            + locked("e", "3.1", "'cli' in extras or 'all' in extras", "dependencies = [{ name = \"d\" }]", 10)
            + locked("t", "1.0", "'dev' in dependency_groups", "", 10)
            + locked("u", "1.0", "'dev' in dependency_groups", "", 10);

    private static String locked(String name, String version, String marker, String edges, long size) {
        return """

                [[packages]]
                name = "%1$s"
                version = "%2$s"
                %3$s
                %4$s
                wheels = [{ url = "https://example.com/%1$s-%2$s-py3-none-any.whl", %5$shashes = { sha256 = "%6$s" } }]
                """.formatted(
                        name,
                        version,
                        marker.isEmpty() ? "" : "marker = \"" + marker + "\"",
                        edges,
                        size < 0 ? "" : "size = " + size + ", ",
                        "0".repeat(64));
    }

    @Test
    void each_package_stands_below_what_needs_it() {
        assertThat(tree(TreeQuestion.ALL, LINUX, WINDOWS).toLines()).containsExactly("""
                linux_amd64-cp312: 7 packages, 2.1 kB without 1 of unknown size
                  project.dependencies
                  +- a 1.0, 1.2 kB (a>=1)
                  |  +- b 1.0, 900 B
                  |  |  +- a 1.0, 1.2 kB (a>=1) (*)
                  |  |  \\- c 2.0
                  |  |     \\- d 1.0, 5 B (d)
                  |  \\- c 2.0 (*)
                  \\- d 1.0, 5 B (d)
                  project.optional-dependencies.all
                  \\- e 3.1, 10 B (e<4)
                     \\- d 1.0, 5 B
                  project.optional-dependencies.cli
                  \\- e 3.1, 10 B (e<4)
                     \\- d 1.0, 5 B
                  dependency-groups.dev
                  \\- t 1.0, 10 B (t)
                  the lock does not say what needs these:
                  \\- u 1.0, 10 B
                windows_amd64-cp312: 7 packages, 2.0 MB
                  project.dependencies
                  +- a 1.0, 1.2 kB (a>=1)
                  |  \\- b 1.0, 900 B
                  |     +- a 1.0, 1.2 kB (a>=1) (*)
                  |     \\- c 1.0, 2.0 MB (c; sys_platform == "win32")
                  +- c 1.0, 2.0 MB (c; sys_platform == "win32")
                  \\- d 1.0, 5 B (d)
                  project.optional-dependencies.all
                  \\- e 3.1, 10 B (e<4)
                     \\- d 1.0, 5 B
                  project.optional-dependencies.cli
                  \\- e 3.1, 10 B (e<4)
                     \\- d 1.0, 5 B
                  dependency-groups.dev
                  \\- t 1.0, 10 B (t)
                  the lock does not say what needs these:
                  \\- u 1.0, 10 B
                (*) what is below it stands above
                """.split("\n", 0));
    }

    @Test
    void of_one_list_to_a_depth() {
        TreeQuestion question = new TreeQuestion(Optional.of(DependencyList.MAIN), Optional.empty(), 1);

        assertThat(tree(question, WINDOWS).toLines())
                .containsExactly(
                        "windows_amd64-cp312: 4 packages, 2.0 MB",
                        "  project.dependencies",
                        "  +- a 1.0, 1.2 kB (a>=1) (...)",
                        "  +- c 1.0, 2.0 MB (c; sys_platform == \"win32\")",
                        "  \\- d 1.0, 5 B (d)",
                        "(...) what is below it is deeper than asked for");
        assertThatThrownBy(() -> new TreeQuestion(Optional.empty(), Optional.empty(), 0))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pypack.depth: 0 is no number of levels");
    }

    @Test
    void inverted_it_says_who_needs_a_package() {
        assertThat(tree(inverted("D"), LINUX, WINDOWS).toLines())
                .containsExactly(
                        "linux_amd64-cp312: who needs d",
                        "  \\- d 1.0, 5 B (project.dependencies: d)",
                        "     +- c 2.0",
                        "     |  +- a 1.0, 1.2 kB (project.dependencies: a>=1)",
                        "     |  |  \\- b 1.0, 900 B",
                        "     |  |     \\- a 1.0, 1.2 kB (project.dependencies: a>=1) (*)",
                        "     |  \\- b 1.0, 900 B (*)",
                        "     \\- e 3.1, 10 B (project.optional-dependencies.all: e<4;"
                                + " project.optional-dependencies.cli: e<4)",
                        "windows_amd64-cp312: who needs d",
                        "  \\- d 1.0, 5 B (project.dependencies: d)",
                        "     \\- e 3.1, 10 B (project.optional-dependencies.all: e<4;"
                                + " project.optional-dependencies.cli: e<4)",
                        "(*) what is below it stands above");
        assertThat(new DependencyTree(inverted("x"), List.of(new TargetTree(LINUX, List.of(), List.of(), 0, 0, 0)))
                        .toLines())
                .containsExactly("linux_amd64-cp312: x is not installed");
    }

    @Test
    void what_is_not_there_is_told_with_the_nearest() {
        Pylock lock = Locks.parse(LOCK.replace("\"d\"", "\"requests\"").replace("/d-", "/requests-"));
        assertThatThrownBy(() -> DependencyTree.of(locks(lock, LINUX), inputs(LINUX), inverted("request"), UNKNOWN))
                .isInstanceOf(UserMistake.class)
                .hasMessage("pypack:tree: the lock has no request\n    Did you mean requests?");
        assertThatThrownBy(() ->
                        tree(new TreeQuestion(Optional.of(DependencyList.ofExtra("cly")), Optional.empty(), 9), LINUX))
                .hasMessage("pypack:tree: pyproject.toml has no project.optional-dependencies.cly\n"
                        + "    Did you mean project.optional-dependencies.cli?");
    }

    @Test
    void a_lock_of_another_project_is_told_as_far_as_it_goes() {
        Pylock lock =
                Locks.parse(LOCK.replace("extras = [\"all\", \"cli\"]", "").replace("\"dev\"", "\"test\""));

        assertThat(DependencyTree.of(
                                locks(lock, LINUX),
                                inputs(Map.of("cli", requirements("e")), requirements("a", "zz>1"), LINUX),
                                TreeQuestion.ALL,
                                UNKNOWN)
                        .toLines())
                .contains(
                        "  zz>1: the lock has no such package",
                        "  project.optional-dependencies.cli: not in the lock",
                        "  dependency-groups.dev: not in the lock");
    }

    /** pip's and uv's locks say nothing of what needs what. */
    @Test
    void locks_of_others_are_told_whole() throws IOException {
        for (Path file : RealLocks.all()) {
            Pylock lock = Pylock.read(file).lock();
            String first = lock.packages().get(0).name();
            LockInputs inputs = inputs(Map.of(), requirements(first), LINUX);
            DependencyTree tree = DependencyTree.of(locks(lock, LINUX), inputs, TreeQuestion.ALL, UNKNOWN);
            Set<String> told = new HashSet<>();
            tree.targets().get(0).sections().forEach(section -> {
                names(section.roots(), told);
                names(section.unexplained(), told);
            });

            assertThat(told)
                    .as(file.toString())
                    .hasSize(tree.targets().get(0).files())
                    .contains(first);
            assertThat(schema().validate(tree.toJson(), InputFormat.JSON)).isEmpty();
            if (lock.packages().stream()
                    .allMatch(locked -> locked.dependencies().isEmpty())) {
                assertThat(tree.toLines()).contains("  the lock does not say what needs these:");
            }
        }
    }

    @Test
    void licences_are_told_where_they_are_known() throws IOException {
        KnownLicenses licenses = wheel -> Optional.of(wheel.location().fileName())
                .filter(name -> name.startsWith("d-"))
                .map(name -> "MIT OR Apache-2.0");
        DependencyTree tree =
                DependencyTree.of(locks(Locks.parse(LOCK), LINUX), inputs(LINUX), TreeQuestion.ALL, licenses);

        assertThat(tree.toLines())
                .filteredOn(line -> line.contains("MIT"))
                .isNotEmpty()
                .allMatch(line -> line.contains("- d 1.0, 5 B, MIT OR Apache-2.0"));
        assertThat(tree.toJson()).contains("\"license\": \"MIT OR Apache-2.0\"");
        assertThat(schema().validate(tree.toJson(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void JSON_is_what_the_schema_says() throws IOException {
        String json = tree(TreeQuestion.ALL, LINUX).toJson();

        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema().validate(tree(inverted("d"), LINUX).toJson(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema().validate(json.replace("\"shown\"", "\"x\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(json).startsWith("""
                        {
                          "targets": [
                            {
                              "id": "linux_amd64-cp312",
                              "packages": 7,
                              "bytes": 2135,
                              "unknownSizes": 1,
                              "lists": [
                                {
                                  "list": "project.dependencies",
                                  "locked": true,
                                  "packages": [
                                    {
                                      "name": "a",
                                      "version": "1.0",
                                      "size": 1200,
                                      "file": "a-1.0-py3-none-any.whl",
                                      "requirements": [
                                        {
                                          "list": "project.dependencies",
                                          "requirement": "a>=1"
                                        }
                                      ],
                                      "below": "shown",
                        """);
    }

    private static final KnownLicenses UNKNOWN = wheel -> Optional.empty();

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }

    private static void names(List<TreeNode> nodes, Set<String> names) {
        for (TreeNode node : nodes) {
            names.add(node.name());
            names(node.children(), names);
        }
    }

    private static TreeQuestion inverted(String name) {
        return new TreeQuestion(Optional.empty(), Optional.of(name), Integer.MAX_VALUE);
    }

    private static DependencyTree tree(TreeQuestion question, Target... targets) {
        return DependencyTree.of(locks(Locks.parse(LOCK), targets), inputs(targets), question, UNKNOWN);
    }

    private static List<TargetLock> locks(Pylock lock, Target... targets) {
        return Arrays.stream(targets)
                .map(target -> new TargetLock(target, lock, PLACE))
                .toList();
    }

    private static LockInputs inputs(Target... targets) {
        return inputs(
                Map.of("cli", requirements("e<4"), "all", requirements("acme[cli]")),
                requirements("a>=1", "d", "c; sys_platform == 'win32'"),
                targets);
    }

    private static LockInputs inputs(
            Map<String, List<Requirement>> extras, List<Requirement> dependencies, Target... targets) {
        return new LockInputs(
                "acme",
                dependencies,
                new TreeMap<>(extras),
                new TreeMap<>(Map.of("dev", requirements("t"))),
                Optional.of(SpecifierSet.parse(">=3.9")),
                FreeTable.EMPTY,
                LockSettings.NONE,
                new ArrayList<>(Arrays.asList(targets)),
                true,
                new TreeMap<>(),
                Optional.empty(),
                List.of());
    }

    private static List<Requirement> requirements(String... texts) {
        return Arrays.stream(texts).map(Requirement::parse).toList();
    }
}
