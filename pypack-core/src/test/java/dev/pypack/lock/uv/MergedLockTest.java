package dev.pypack.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.EnvironmentFailure;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.Locks;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.LockNotes;
import dev.pypack.pep.Marker;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lock of the exports of uv. */
class MergedLockTest {
    private static final String HASH = "hashes = { sha256 = \"" + "0".repeat(64) + "\" }";
    private static final List<Target> TARGETS = List.of(Target.of("linux_amd64", "3.12"));

    @TempDir
    Path folder;

    @Test
    void what_only_an_extra_or_a_group_brings_has_it_as_a_condition() throws IOException {
        Pylock merged = merged(
                lock(entry("numpy", "2.0", ""), entry("rich", "14.0", "sys_platform == 'win32'")),
                Map.of(
                        "cli",
                        lock(
                                entry("numpy", "2.0", ""),
                                entry("rich", "14.0", ""),
                                entry("colorama", "1.0", "sys_platform == 'win32' or os_name == 'nt'"))),
                Map.of(
                        "dev",
                        lock(
                                entry("numpy", "2.0", ""),
                                entry("rich", "14.0", "sys_platform == 'win32'"),
                                entry("colorama", "1.0", ""),
                                entry("pytest", "8.0", ""))));

        assertThat(marker(merged, "numpy")).isEmpty();
        assertThat(marker(merged, "rich")).contains(Marker.parse("sys_platform == 'win32' or 'cli' in extras"));
        assertThat(marker(merged, "colorama"))
                .contains(Marker.parse("'cli' in extras and (sys_platform == 'win32' or os_name == 'nt')"
                        + " or 'dev' in dependency_groups"));
        assertThat(marker(merged, "pytest")).contains(Marker.parse("'dev' in dependency_groups"));
        assertThat(merged.extras()).contains(List.of("cli"));
        assertThat(merged.dependencyGroups()).contains(List.of("dev"));
        assertThat(merged.createdBy()).isEqualTo("pypack");
    }

    @Test
    void what_the_base_has_under_the_same_condition_is_not_repeated() throws IOException {
        String rich = entry("rich", "14.0", "sys_platform == 'win32'");

        assertThat(marker(merged(lock(rich), Map.of("cli", lock(rich)), Map.of("dev", lock(rich))), "rich"))
                .contains(Marker.parse("sys_platform == 'win32'"));
    }

    @Test
    void what_is_not_installed_with_an_extra_or_a_group_that_excludes_it_has_that_as_a_condition() throws IOException {
        String windows = entry("leaf", "1.0", "sys_platform == 'win32'");
        Pylock merged = merged(
                lock(windows, entry("tree", "1.0", "")),
                Map.of(
                        "new",
                        lock(entry("leaf", "2.0", ""), entry("tree", "1.0", "")),
                        "cli",
                        lock(windows, entry("tree", "1.0", ""))),
                Map.of("late", lock(entry("leaf", "2.0", ""), entry("tree", "1.0", ""))));

        assertThat(marker(merged, "leaf"))
                .contains(Marker.parse(
                        "'new' not in extras and 'late' not in dependency_groups and sys_platform == 'win32'"));
        assertThat(marker(merged, "tree")).isEmpty();
        assertThat(merged.packages().get(2).marker())
                .contains(Marker.parse("'new' in extras or 'late' in dependency_groups"));
    }

    @Test
    void wheels_that_uv_leaves_out_of_an_export_are_there() throws IOException {
        String windows = entry("a", "1.0", "sys_platform == 'win32'").replace("py3-none-any", "cp312-cp312-win_amd64");
        String both = windows.replace("sys_platform == 'win32'", "os_name != 'x'")
                .replace(
                        "wheels = [",
                        "wheels = [{ url = \"https://example.com/a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl\", " + HASH
                                + " }, ");
        Pylock merged = merged(lock(windows), Map.of("cli", lock(both)), Map.of());

        assertThat(((LockedDistributions) merged.packages().get(0).source()).wheels())
                .extracting(wheel -> wheel.name().toString())
                .containsExactly("a-1.0-cp312-cp312-win_amd64.whl", "a-1.0-cp312-cp312-manylinux_2_17_x86_64.whl");
    }

    @Test
    void a_lock_has_no_passwords_and_no_paths_of_this_machine() throws IOException {
        Pylock merged =
                merged(lock(entry("a", "1.0", "").replace("https://", "https://joe:s3cr3t@")), Map.of(), Map.of());
        assertThat(merged.toToml())
                .contains("https://example.com/a-1.0")
                .doesNotContain("joe")
                .doesNotContain("s3cr3t");

        assertThatThrownBy(() -> merged(
                        lock("[[packages]]\nname = \"tree\"\ndirectory = { path = \"/home/joe/tree\" }\n"),
                        Map.of(),
                        Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("tree comes from /home/joe/tree, which other machines don't have");
        assertThatThrownBy(() -> merged(
                        lock(entry("a", "1.0", "").replace("https://example.com", "file:///home/joe")),
                        Map.of(),
                        Map.of()))
                .isInstanceOf(UserMistake.class);
    }

    @Test
    void a_graph_of_another_version_is_refused() {
        assertThatThrownBy(() -> UvGraph.parse("version = 2\n"))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("its version is 2");
        assertThatThrownBy(() -> UvGraph.parse("version = 1\npackage = 3\n")).isInstanceOf(EnvironmentFailure.class);
    }

    @Test
    void a_package_that_stands_in_another_export_as_in_the_base_is_not_read_again() {
        String same = entry("a", "1.0", "") + "\n";
        ExportedPackages packages = new ExportedPackages(lock(same, entry("b", "1.0", "")));

        List<LockedPackage> read = packages.of(lock(same, entry("b", "1.0", "os_name == 'nt'"), entry("c", "1.0", "")));

        assertThat(read).extracting(LockedPackage::name).containsExactly("a", "b", "c");
        assertThat(read.get(0)).isSameAs(packages.base().packages().get(0));
        assertThat(read.get(1).marker()).contains(Marker.parse("os_name == 'nt'"));
        assertThatThrownBy(() -> packages.of(lock(same, "[[packages]]\nname = 3\n")))
                .isInstanceOf(UserMistake.class);
    }

    @Test
    void an_export_in_another_form_is_read_too() {
        String head = "lock-version = \"1.0\"\ncreated-by = \"uv\"\n";
        String commented = head + entry("a", "1.0", "").replace("[[packages]]\n", "[[packages]] # the first\n");
        ExportedPackages packages = new ExportedPackages(commented);

        assertThat(packages.base().packages()).hasSize(1);
        assertThat(packages.of(lock(entry("a", "1.0", ""), entry("b", "1.0", ""))))
                .extracting(LockedPackage::name)
                .containsExactly("a", "b");
    }

    private Pylock merged(String base, Map<String, String> extras, Map<String, String> groups) throws IOException {
        StringBuilder project =
                new StringBuilder("[project]\nname = \"p\"\nversion = \"1\"\n[project.optional-dependencies]\n");
        extras.keySet().forEach(extra -> project.append(extra).append(" = []\n"));
        project.append("[dependency-groups]\n");
        groups.keySet().forEach(group -> project.append(group).append(" = []\n"));
        Files.writeString(folder.resolve("pyproject.toml"), project.toString());
        ExportedPackages packages = new ExportedPackages(base);
        UvExports exports =
                new UvExports(packages.base(), packages.of(new TreeMap<>(extras)), packages.of(new TreeMap<>(groups)));
        LockInputs inputs = Locks.inputs(folder, TARGETS);
        return new MergedLock(exports, UvGraph.parse("version = 1\n"), inputs, new LocalPackages(folder, inputs))
                .toPylock(new LockNotes(new TreeMap<>(), List.of()));
    }

    private static Optional<Marker> marker(Pylock lock, String name) {
        return lock.packages().stream()
                .filter(locked -> locked.name().equals(name))
                .findFirst()
                .orElseThrow()
                .marker();
    }

    private static String lock(String... entries) {
        return "lock-version = \"1.0\"\ncreated-by = \"uv\"\n" + String.join("", entries);
    }

    private static String entry(String name, String version, String marker) {
        return "[[packages]]\nname = \"%1$s\"\nversion = \"%2$s\"\n%3$swheels = [{ url = \"https://example.com/%1$s-%2$s-py3-none-any.whl\", %4$s }]\n"
                .formatted(name, version, marker.isEmpty() ? "" : "marker = \"" + marker + "\"\n", HASH);
    }
}
