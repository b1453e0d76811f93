package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pypack.build.BuildListener;
import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that some platforms get, over those that all get. */
class OverlaysTest {
    private static final String MAIN = "src/main/python/acme/";
    private static final String TARGETS = "[tool.pypack]\ntargets = [\"linux_amd64\", \"windows_amd64\"]\n";

    @TempDir
    Path folder;

    private WrittenModule module;
    private TargetProperty property = TargetProperty.ABSENT;
    private final List<Finding> found = new ArrayList<>();

    @BeforeEach
    void begin() {
        module = WrittenModule.in(folder).empty(MAIN + "__init__.py", MAIN + "clock.py");
    }

    @Nested
    class Files_of_a_wheel {
        @Test
        void are_those_of_main_and_of_the_overlay_which_are_added_or_take_the_place() {
            module.pyproject(TARGETS)
                    .empty("src/windows/python/acme/clock.py", "src/windows/python/acme/_win.py")
                    .empty("src/linux/python/acme/data/zones.txt");

            assertThat(packed())
                    .containsExactly(
                            Map.entry(
                                    "linux_amd64",
                                    List.of(
                                            MAIN + "__init__.py",
                                            MAIN + "clock.py",
                                            "src/linux/python/acme/data/zones.txt")),
                            Map.entry(
                                    "windows_amd64",
                                    List.of(
                                            MAIN + "__init__.py",
                                            "src/windows/python/acme/_win.py",
                                            "src/windows/python/acme/clock.py")));
        }

        @Test
        void are_main_s_alone_for_a_target_without_an_overlay() {
            module.pyproject(TARGETS).empty("src/windows/python/acme/clock.py");

            assertThat(packed()).containsEntry("linux_amd64", List.of(MAIN + "__init__.py", MAIN + "clock.py"));
        }

        @Test
        void are_of_the_folder_that_says_more_of_the_target() {
            module.pyproject("""
                            [tool.pypack]
                            targets = ["linux_amd64", "linux_amd64:glibc=2.17", "linux_arm64"]
                            """)
                    .empty("src/linux/python/acme/clock.py", "src/linux/python/acme/one.py")
                    .empty("src/linux_amd64/python/acme/clock.py")
                    .empty("src/linux_amd64_glibc2_17/python/acme/clock.py");

            assertThat(packed().get("linux_arm64"))
                    .contains("src/linux/python/acme/clock.py", "src/linux/python/acme/one.py")
                    .hasSize(3);
            assertThat(packed().get("linux_amd64"))
                    .contains("src/linux_amd64/python/acme/clock.py", "src/linux/python/acme/one.py")
                    .hasSize(3);
            assertThat(packed().get("linux_amd64:glibc=2.17"))
                    .contains("src/linux_amd64_glibc2_17/python/acme/clock.py", "src/linux/python/acme/one.py")
                    .hasSize(3);
        }

        @Test
        void are_selected_like_those_of_main() {
            module.pyproject(TARGETS + "include = [\"acme\", \"tool.py\"]\nexclude = [\"acme/_secret.py\"]\n")
                    .empty("src/windows/python/acme/_secret.py", "src/windows/python/tool.py");

            assertThat(packed())
                    .containsEntry(
                            "windows_amd64",
                            List.of(MAIN + "__init__.py", MAIN + "clock.py", "src/windows/python/tool.py"));
        }

        @Test
        void are_parts_of_the_package_where_src_main_is_the_package() throws Exception {
            Files.delete(folder.resolve(MAIN + "__init__.py"));
            Files.delete(folder.resolve(MAIN + "clock.py"));
            Files.delete(folder.resolve(MAIN));
            Files.delete(folder.resolve("src/main/python"));
            module.pyproject(TARGETS)
                    .empty("src/main/__init__.py", "src/main/clock.py")
                    .empty("src/windows/__init__.py", "src/windows/clock.py", "src/test/test_clock.py");

            List<PackageModel> models = read();

            assertThat(models.get(1).sources())
                    .extracting(SourceFile::name)
                    .containsExactly("acme/__init__.py", "acme/clock.py");
            assertThat(packed().get("windows_amd64"))
                    .containsExactly("src/windows/__init__.py", "src/windows/clock.py");
            assertThat(packed().get("linux_amd64")).containsExactly("src/main/__init__.py", "src/main/clock.py");

            module.empty("src/linux/python/acme/clock.py");
            assertThat(mistakes()).startsWith("src/linux/python: src/main is the package itself");
        }

        @Test
        void lie_beside_sources_in_other_places_too() throws Exception {
            module.pyproject(TARGETS + "sources = [\"lib\"]\n").empty("lib/acme.py", "src/windows/python/acme.py");
            assertThat(packed())
                    .containsEntry("linux_amd64", List.of("lib/acme.py"))
                    .containsEntry("windows_amd64", List.of("src/windows/python/acme.py"));
        }

        @Test
        void lie_beside_packages_in_src_and_are_none_themselves() {
            WrittenModule other = WrittenModule.in(folder.resolve("other"))
                    .pyproject(TARGETS)
                    .empty("src/acme/__init__.py", "src/windows/python/acme/_win.py", "src/linux_tools/__init__.py");
            module = other;

            assertThat(packed())
                    .containsEntry("linux_amd64", List.of("src/acme/__init__.py", "src/linux_tools/__init__.py"))
                    .containsEntry(
                            "windows_amd64",
                            List.of(
                                    "src/acme/__init__.py",
                                    "src/windows/python/acme/_win.py",
                                    "src/linux_tools/__init__.py"));
        }

        @Test
        void are_for_all_where_pyproject_toml_names_the_folder_as_sources() {
            module.pyproject("[tool.pypack]\nsources = [\"src/main/python\", \"src/linux/python\"]\n")
                    .empty("src/linux/python/acme/side.py");

            assertThat(packed())
                    .containsExactly(Map.entry(
                            "any", List.of(MAIN + "__init__.py", MAIN + "clock.py", "src/linux/python/acme/side.py")));
        }

        @Test
        void don_t_depend_on_targets_where_no_platform_has_its_own() throws Exception {
            Files.createDirectories(folder.resolve("src/windows/python/acme/__pycache__"));
            module.pyproject(TARGETS);

            assertThat(packed()).containsOnlyKeys("any");
        }
    }

    @Nested
    class Targets {
        @BeforeEach
        void overlay() {
            module.empty("src/windows/python/acme/_win.py", "src/macos/python/acme/_mac.py");
        }

        @Test
        void have_to_be_named_or_each_machine_would_build_its_own() {
            module.pyproject("");

            assertThat(mistakes()).isEqualTo("""
                    src/macos/python: sources for some platforms give a wheel for each target, and the module names no targets
                        Name them, the one of the main artifact first; write in [tool.pypack]
                            targets = ["macos_arm64", "windows_amd64"]""");
            module.pyproject("[tool.pypack]\ntargets = [\"macos_arm64\", \"windows_amd64\"]");
            assertThat(packed()).containsOnlyKeys("macos_arm64", "windows_amd64");
            module.pyproject("[tool.pypack]\ntargets = []");
            assertThat(mistakes()).contains("names no targets");
        }

        @Test
        void are_of_the_POM_too_and_may_not_be_of_both_if_they_differ() {
            property = TargetProperty.inPom(List.of(" macos ", "windows"));
            module.pyproject("");
            assertThat(packed()).containsOnlyKeys("macos_arm64", "windows_amd64");
            module.pyproject("[tool.pypack]\ntargets = [\"macos_arm64\", \"windows_amd64\"]");
            assertThat(packed()).containsOnlyKeys("macos_arm64", "windows_amd64");
            module.pyproject("[tool.pypack]\ntargets = [\"windows_amd64\", \"macos_arm64\"]");
            assertThat(mistakes())
                    .startsWith("pom.xml: pypack.targets is macos_arm64, windows_amd64, and tool.pypack.targets in"
                            + " pyproject.toml is windows_amd64, macos_arm64");
        }

        @Test
        void of_the_command_line_hold_whatever_else_is_said_and_what_is_left_out_is_told() {
            property = TargetProperty.onCommandLine(List.of("windows"));
            module.pyproject(TARGETS);

            assertThat(packed()).containsOnlyKeys("windows_amd64");
            assertThat(found)
                    .extracting(Finding::toText)
                    .containsExactly("src/macos/python: no wheel has these sources: the targets are windows_amd64");
        }

        @Test
        void that_are_none_are_refused_all_at_once() {
            property = TargetProperty.onCommandLine(List.of("solaris"));
            module.pyproject("[tool.pypack]\ntargets = [\"linux_amd46\", \"macos_arm64:macos=13.3\", \"macos\", 3]");

            assertThat(mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("command line: Unknown target solaris: the platforms are"),
                            line -> assertThat(line)
                                    .startsWith("pyproject.toml:5:12: Unknown target linux_amd46. Did you mean")
                                    .contains("linux_amd64"),
                            line -> assertThat(line)
                                    .startsWith("pyproject.toml:5:53: the target macos has the same wheel as"
                                            + " macos_arm64:macos=13.3"),
                            line -> assertThat(line).startsWith("pyproject.toml:5:62: tool.pypack.targets holds 3"));
        }

        @Test
        void are_refused_that_are_none_where_nothing_depends_on_them_too() throws Exception {
            WrittenModule plain = WrittenModule.in(folder.resolve("plain"))
                    .empty("src/main/python/acme.py")
                    .pyproject("[tool.pypack]\ntargets = [\"solaris\"]");

            assertThat(plain.mistakes()).contains("pyproject.toml:5:12: Unknown target solaris");
        }
    }

    @Nested
    class What_is_refused {
        @Test
        void names_that_clash_in_one_wheel_alone() {
            module.pyproject("[tool.pypack]\ntargets = [\"linux_amd64\", \"linux_arm64\", \"windows_amd64\"]\n")
                    .empty("src/windows/python/acme/Clock.py")
                    .empty("src/linux/python/acme/clock/__init__.py")
                    .empty("src/linux_arm64/python/acme/clock.py/x.txt", "src/linux_arm64/python/json/__init__.py");

            assertThat(mistakes().lines().filter(line -> !line.startsWith(" ")))
                    .containsExactly(
                            "src/linux_arm64/python/json/__init__.py: Python has a module json of its own, which is"
                                    + " imported in place of this one",
                            "src/main/python/acme/clock.py: the package src/linux/python/acme/clock/__init__.py has the"
                                    + " same name, so that Python never imports this module",
                            "src/main/python/acme/clock.py: it would be acme/clock.py in the wheel, where a folder of this"
                                    + " name is too",
                            "src/main/python/acme/clock.py: acme/clock.py and acme/Clock.py are one and the same name on"
                                    + " Windows and macOS");
        }

        @Test
        void two_folders_for_the_same_platforms() {
            module.pyproject(TARGETS).empty("src/linux_amd64/python/acme/a.py", "src/linux-x86_64/python/acme/b.py");

            assertThat(mistakes()).startsWith("src/linux_amd64: it is for the same platforms as src/linux-x86_64");
        }

        @ParameterizedTest
        @CsvSource({
            "linux_amd46, Did you mean linux_amd64",
            "windws, Did you mean windows",
            "darwin, the platforms are",
            "win, ''",
            "wasm32-pyodide2024, ''",
            "android_200_arm64, goes from 16 to 99"
        })
        void folders_that_seem_to_be_for_a_platform(String name, String why) {
            module.pyproject(TARGETS).empty("src/" + name + "/python/acme/x.py");

            assertThat(mistakes())
                    .startsWith("src/" + name
                            + "/python: it seems to hold sources for some platforms, but: Unknown target ")
                    .contains(why);
        }

        @Test
        void but_none_that_is_empty_for_no_checkout_has_it() throws Exception {
            module.pyproject("");
            Files.createDirectories(module.folder().resolve("src/linux_amd46/python"));

            assertThat(packed()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"integration-test", "generated", "it", "test", "dev", "linter"})
        void but_no_other_folder(String name) {
            module.pyproject("").empty("src/" + name + "/python/acme/x.py");

            assertThat(packed()).containsExactly(Map.entry("any", List.of(MAIN + "__init__.py", MAIN + "clock.py")));
        }

        @Test
        void an_sdist() {
            module.pyproject(TARGETS
                            + "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n"
                            + "[tool.hatch.build.targets.wheel]\npackages = [\"src/main/python/acme\"]\n")
                    .empty("src/windows/python/acme/_win.py");

            UserMistake mistake = catchThrowableOfType(
                    UserMistake.class, () -> PackageReader.readSdist(module.folder(), module.pom()));

            assertThat(mistake)
                    .hasMessageStartingWith("src/windows/python: sources for some platforms, and no backend")
                    .hasMessageContaining("pypack.sdist.skip");
        }

        @Test
        void several_wheels_where_one_is_wanted() {
            module.pyproject(TARGETS).empty("src/windows/python/acme/_win.py");
            assertThat(module.mistakes()).startsWith("pyproject.toml: the module has a wheel for each target");

            module.pyproject("[tool.pypack]\ntargets = [\"windows_amd64\"]");
            assertThat(module.sources()).contains("acme/_win.py");
        }
    }

    /** The files of each wheel, where they lie in the project, by the target. */
    private Map<String, List<String>> packed() {
        Map<String, List<String>> packed = new LinkedHashMap<>();
        for (PackageModel model : read()) {
            packed.put(
                    model.platform().map(Object::toString).orElse("any"),
                    model.sources().stream().map(this::inProject).toList());
        }
        return packed;
    }

    private String inProject(SourceFile file) {
        return module.folder().relativize(file.file()).toString().replace('\\', '/');
    }

    private String mistakes() {
        UserMistake mistake = catchThrowableOfType(UserMistake.class, this::read);
        assertThat(mistake).as("the module is packed").isNotNull();
        return mistake.getMessage();
    }

    private List<PackageModel> read() {
        found.clear();
        BuildListener listener = new BuildListener() {
            @Override
            public void found(Finding finding) {
                found.add(finding);
            }
        };
        try {
            return PackageReader.read(module.folder(), module.pom(), property, Settings.NONE, listener)
                    .packages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
