package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** What a lock installs on a target, and what is said where it can't. */
class SelectionTest {
    private static final String HASH = "hashes = { sha256 = \"" + "0".repeat(64) + "\" }";
    private static final Target LINUX = Target.of("linux_amd64", "3.12.4");
    private static final Target OLD_LINUX = Target.of("linux_amd64:glibc=2.17", "3.12.4");
    private static final Target WINDOWS = Target.of("windows_amd64", "3.12.4");

    @Test
    void a_marker_is_evaluated_with_the_values_of_the_target() {
        String lock = lock("platform_machine == 'AMD64'", "pywin32-308-cp312-cp312-win_amd64.whl");

        assertThat(files(lock, WINDOWS, Wanted.DEFAULT)).containsExactly("pywin32-308-cp312-cp312-win_amd64.whl");
        assertThat(files(lock, LINUX, Wanted.DEFAULT)).isEmpty();
    }

    @Test
    void the_best_tag_goes_before_the_highest_build() {
        String lock = lock(
                "",
                "a-1-py3-none-any.whl",
                "a-1-9-py3-none-any.whl",
                "a-1-cp312-cp312-manylinux_2_17_x86_64.whl",
                "a-1-3-cp312-cp312-manylinux_2_17_x86_64.whl",
                "a-1-10-cp312-cp312-manylinux_2_17_x86_64.whl");

        assertThat(files(lock, LINUX, Wanted.DEFAULT)).containsExactly("a-1-10-cp312-cp312-manylinux_2_17_x86_64.whl");
        assertThat(files(lock, WINDOWS, Wanted.DEFAULT)).containsExactly("a-1-9-py3-none-any.whl");
    }

    @Test
    void default_groups_are_installed_where_none_are_asked_for() {
        String lock = "default-groups = [\"main\"]\ndependency-groups = [\"dev\"]\n"
                + lock("'main' in dependency_groups", "a-1-py3-none-any.whl");

        assertThat(files(lock, LINUX, Wanted.DEFAULT)).hasSize(1);
        assertThat(files(lock, LINUX, groups("dev"))).isEmpty();
        assertThat(files(lock, LINUX, groups("dev", "main"))).hasSize(1);
    }

    @Test
    void extras_are_compared_by_their_normalised_names() {
        String lock = "extras = [\"all-of-it\"]\n" + lock("'all-of-it' in extras", "a-1-py3-none-any.whl");

        assertThat(files(lock, LINUX, extras("All_Of.It"))).hasSize(1);
        assertThat(files(lock, LINUX, Wanted.DEFAULT)).isEmpty();
    }

    @Test
    void what_a_lock_does_not_offer_can_not_be_asked_for() {
        String lock = "extras = [\"cli\"]\n" + lock("", "a-1-py3-none-any.whl");

        refused(lock, LINUX, new Wanted(Set.of("cil"), Optional.of(Set.of("dev")), Set.of()))
                .hasMessageContaining("the lock has no extra cil; it has cli\n    Did you mean cli?")
                .hasMessageContaining("the lock has no dependency group dev; it has none");
    }

    @Test
    void a_lock_is_for_its_environments_and_its_pythons() {
        refused(
                        "environments = [\"sys_platform == 'win32'\"]\n" + lock("", "a-1-py3-none-any.whl"),
                        LINUX,
                        Wanted.DEFAULT)
                .hasMessage(
                        "pylock.toml: the lock is not made for linux_amd64-cp312, but for sys_platform == \"win32\"");
        refused("requires-python = \">=3.13\"\n" + lock("", "a-1-py3-none-any.whl"), LINUX, Wanted.DEFAULT)
                .hasMessage("pylock.toml: the lock is made for Python >=3.13, and linux_amd64-cp312 has 3.12.4");
    }

    @Test
    void a_package_for_another_Python_is_no_package_that_is_left_out() {
        refused(
                        lock("", "a-1-py3-none-any.whl").replace("wheels =", "requires-python = \">=3.13\"\nwheels ="),
                        LINUX,
                        Wanted.DEFAULT)
                .hasMessage("pylock.toml: a 1 is made for Python >=3.13, and linux_amd64-cp312 has 3.12.4");
    }

    @Test
    void of_one_name_one_package_is_installed() {
        String lock = """
                lock-version = "1.0"
                created-by = "x"
                extras = ["cpu", "gpu"]
                [[packages]]
                name = "torch"
                version = "2.0"
                marker = "'cpu' in extras"
                wheels = [{ path = "torch-2.0-py3-none-any.whl", %1$s }]
                [[packages]]
                name = "torch"
                version = "2.1"
                marker = "'gpu' in extras"
                wheels = [{ path = "torch-2.1-py3-none-any.whl", %1$s }]
                """.formatted(HASH);

        assertThat(files(lock, LINUX, extras("gpu"))).containsExactly("torch-2.1-py3-none-any.whl");
        refused(lock, LINUX, extras("cpu", "gpu")).hasMessage("""
                pylock.toml: on linux_amd64-cp312 more than one torch is to be installed: torch 2.0 ("cpu" in extras) and \
                torch 2.1 ("gpu" in extras)
                    Ask for one of the extra cpu, the extra gpu, not for all of them.""");
    }

    @Test
    void a_marker_without_a_value_is_neither_true_nor_false() {
        refused(lock("python_version ~= 'x'", "a-1-py3-none-any.whl"), LINUX, Wanted.DEFAULT)
                .hasMessageContaining("a 1 has the marker python_version ~= \"x\", which has no value");
    }

    @Test
    void a_patch_level_that_matters_is_asked_for() {
        String lock = lock("python_full_version >= '3.12.4'", "a-1-py3-none-any.whl");
        SelectedPackages selected = select(lock, Target.of("linux_amd64", "3.12"), Wanted.DEFAULT);

        assertThat(selected.packages()).isEmpty();
        assertThat(selected.warnings())
                .singleElement()
                .extracting(Finding::toText)
                .asString()
                .contains("doesn't tell its patch level")
                .contains("as in 3.12.1");
        assertThat(select(lock, LINUX, Wanted.DEFAULT).warnings()).isEmpty();
        String some = "requires-python = \">=3.12.2\"\n" + lock("", "a-1-py3-none-any.whl");
        assertThat(select(some, Target.of("linux_amd64", "3.12"), Wanted.DEFAULT)
                        .warnings())
                .hasSize(1);
    }

    @Test
    void without_a_wheel_the_message_tells_what_there_is_and_where_it_would_run() {
        refused(
                        lock(
                                "",
                                "numpy-2.5.5-cp312-cp312-manylinux_2_28_x86_64.manylinux_2_27_x86_64.whl",
                                "numpy-2.5.5-cp313-cp313-manylinux2014_x86_64.whl",
                                "numpy-2.5.5-cp312-cp312-win_amd64.whl"),
                        OLD_LINUX,
                        Wanted.DEFAULT)
                .hasMessage("""
                        pylock.toml: numpy 2.5.5 has no wheel that runs on linux_amd64_glibc2_17-cp312; it has wheels of \
                        cp312-cp312, cp313-cp313 for manylinux2014_x86_64, manylinux_2_27_x86_64, manylinux_2_28_x86_64, win_amd64
                            There is one on linux_amd64:glibc=2.27, or with Python 3.13; or lock another version.
                            There is no sdist.""");
    }

    @Test
    void without_a_wheel_for_the_system_other_systems_are_named() {
        refused(lock("", "pywin32-308-cp312-cp312-win_amd64.whl"), LINUX, Wanted.DEFAULT)
                .hasMessageContaining("There is one on windows_amd64; or lock another version.");
        refused(
                        lock("", "opencv-5-cp37-abi3-macosx_14_0_universal2.whl"),
                        Target.of("macos_arm64", "3.12"),
                        Wanted.DEFAULT)
                .hasMessageContaining("There is one on macos_arm64:macos=14.0; or lock another version.");
        refused(lock("", "a-1-pp310-pypy310_pp73-win_amd64.whl"), LINUX, Wanted.DEFAULT)
                .hasMessageContaining("No target that pypack knows has one");
    }

    @Test
    void all_packages_without_a_wheel_are_told_in_one_go() {
        String lock = lock("", "a-1-cp312-cp312-win_amd64.whl")
                + "[[packages]]\nname = \"b\"\nversion = \"2\"\nsdist = { path = \"b-2.tar.gz\", " + HASH + " }\n";

        refused(lock, LINUX, Wanted.DEFAULT)
                .hasMessageContaining("a 1 has no wheel that runs on linux_amd64-cp312;")
                .hasMessageContaining("b 2 has no wheel that runs on linux_amd64-cp312, for it has no wheel at all")
                .hasMessageContaining("There is an sdist, b-2.tar.gz, that has to be built");
    }

    @Test
    void an_sdist_is_taken_where_somebody_will_build_it() {
        String lock = lock("", "a-1-cp312-cp312-win_amd64.whl")
                .replace("wheels =", "sdist = { path = \"a-1.tar.gz\", " + HASH + " }\nwheels =");

        assertThat(files(lock, LINUX, new Wanted(Set.of(), Optional.empty(), Set.of("a"))))
                .containsExactly("a-1.tar.gz");
        assertThat(files(lock, WINDOWS, new Wanted(Set.of(), Optional.empty(), Set.of("a"))))
                .containsExactly("a-1-cp312-cp312-win_amd64.whl");
    }

    @Test
    void an_archive_that_is_a_wheel_has_to_run_on_the_target() {
        String lock = "lock-version = \"1.0\"\ncreated-by = \"x\"\n[[packages]]\nname = \"a\"\n"
                + "archive = { url = \"https://example.com/a-1-cp312-cp312-win_amd64.whl\", " + HASH + " }\n";

        assertThat(select(lock, WINDOWS, Wanted.DEFAULT).packages()).hasSize(1);
        refused(lock, LINUX, Wanted.DEFAULT).hasMessageContaining("a has no wheel that runs on linux_amd64-cp312");
        refused(lock.replace("-win_amd64", ""), LINUX, Wanted.DEFAULT).hasMessageContaining("five parts");
    }

    @Test
    void whether_a_lock_fits_is_told_for_all_targets_in_one_go() {
        String lock = "extras = [\"cli\", \"gpu\"]\ndependency-groups = [\"dev\"]\n"
                + lock("", "a-1-cp312-cp312-win_amd64.whl")
                + conditional("b", "'cli' in extras", "b-1-cp311-cp311-manylinux_2_28_x86_64.whl")
                + conditional("b", "'gpu' in extras", "b-1-py3-none-any.whl")
                + conditional("c", "'dev' in dependency_groups", "c-1-cp312-abi3-macosx_11_0_arm64.whl");
        Pylock read = Locks.parse(lock);

        assertThatThrownBy(() -> read.requireFit(List.of(LINUX, WINDOWS), Set.of(), Place.of("pylock.toml")))
                .isInstanceOfSatisfying(
                        UserMistake.class,
                        e -> assertThat(e.findings().stream()
                                        .map(finding -> finding.message().split(";", -1)[0]))
                                .containsExactly(
                                        "a 1 has no wheel that runs on linux_amd64-cp312",
                                        "b has no wheel that runs on linux_amd64-cp312",
                                        "c has no wheel that runs on linux_amd64-cp312",
                                        "b has no wheel that runs on windows_amd64-cp312",
                                        "c has no wheel that runs on windows_amd64-cp312"));
        Locks.parse(lock("", "a-1-py3-none-any.whl"))
                .requireFit(List.of(LINUX, WINDOWS), Set.of(), Place.of("pylock.toml"));
    }

    private static String conditional(String name, String marker, String wheel) {
        return "[[packages]]\nname = \"%s\"\nmarker = \"%s\"\nwheels = [{ path = \"%s\", %s }]\n"
                .formatted(name, marker, wheel, HASH);
    }

    private static Wanted extras(String... extras) {
        return new Wanted(Set.of(extras), Optional.empty(), Set.of());
    }

    private static Wanted groups(String... groups) {
        return new Wanted(Set.of(), Optional.of(Set.of(groups)), Set.of());
    }

    private static AbstractThrowableAssert<?, ?> refused(String lock, Target target, Wanted wanted) {
        return assertThatThrownBy(() -> select(lock, target, wanted)).isInstanceOf(UserMistake.class);
    }

    private static SelectedPackages select(String lock, Target target, Wanted wanted) {
        return Locks.parse(lock).select(target, wanted, Place.of("pylock.toml"));
    }

    private static List<String> files(String lock, Target target, Wanted wanted) {
        return select(lock, target, wanted).packages().stream()
                .map(SelectedPackage::installable)
                .map(each -> each instanceof LockedWheel wheel
                        ? wheel.name().toString()
                        : ((LockedSdist) each).name().toString())
                .toList();
    }

    /** A lock of one package, whose name and version its files tell. */
    private static String lock(String marker, String... wheels) {
        StringBuilder text = new StringBuilder("lock-version = \"1.0\"\ncreated-by = \"x\"\n[[packages]]\n");
        String[] parts = wheels[0].split("-", -1);
        text.append("name = \"%s\"\nversion = \"%s\"\n".formatted(parts[0], parts[1]));
        if (!marker.isEmpty()) {
            text.append("marker = \"").append(marker).append("\"\n");
        }
        text.append("wheels = [\n");
        for (String wheel : wheels) {
            text.append("  { path = \"")
                    .append(wheel)
                    .append("\", ")
                    .append(HASH)
                    .append(" },\n");
        }
        return text.append("]\n").toString();
    }
}
