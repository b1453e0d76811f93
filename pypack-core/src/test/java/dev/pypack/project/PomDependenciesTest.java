package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomDependenciesTest {
    @TempDir
    Path folder;

    private WrittenModule module;

    @BeforeEach
    void begin() {
        module = WrittenModule.in(folder).empty("src/main/python/acme/__init__.py");
    }

    private static PomValues pom(PomValues.Dependency... wheels) {
        return new PomValues(
                "acme",
                "1.0",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Arrays.asList(wheels),
                Optional.empty(),
                Optional.empty());
    }

    private static final PomValues SHARED = pom(new PomValues.Dependency("Acme.Shared", "2.1-SNAPSHOT"));

    @Test
    void are_requirements_of_the_very_version_where_they_are_dynamic() {
        module.pyproject("dynamic = ['dependencies']");

        assertThat(module.with(SHARED).requirements()).containsExactly("Acme.Shared==2.1.dev0");
        assertThat(module.requirements()).isEmpty();
    }

    @Test
    void are_requirements_of_a_module_without_a_pyproject() {
        assertThat(module.with(SHARED).requirements()).containsExactly("Acme.Shared==2.1.dev0");
    }

    @Test
    void that_a_static_list_lacks_are_asked_for_with_the_line_to_paste() {
        module.pyproject("dependencies = ['rich']");

        assertThat(module.with(SHARED).mistakes()).isEqualTo("""
                pyproject.toml:4:1: the POM depends on Acme.Shared, and project.dependencies lacks it
                    Write in it
                        "Acme.Shared==2.1.dev0",
                    or take all from the POM:
                        dynamic = ["dependencies"]""");
    }

    @Test
    void are_asked_for_where_there_is_no_list() {
        module.pyproject("");

        assertThat(module.with(SHARED).mistakes()).isEqualTo("""
                pyproject.toml:1:1: the POM depends on Acme.Shared, and there is no project.dependencies
                    Write in [project]
                        dependencies = ["Acme.Shared==2.1.dev0"]
                    or take all from the POM:
                        dynamic = ["dependencies"]""");
    }

    @Test
    void that_a_static_list_has_are_not_asked_for() {
        module.pyproject("dependencies = ['acme_shared[fast] >= 2.1.dev0']");

        assertThat(module.with(SHARED).requirements()).containsExactly("acme_shared[fast]>=2.1.dev0");
    }

    @Test
    void of_another_version_than_a_static_list_allows_are_refused() {
        module.pyproject("dependencies = ['rich', 'acme-shared >= 2.1']");

        assertThat(module.with(SHARED).mistakes()).isEqualTo("""
                pyproject.toml:4:25: project.dependencies has acme-shared>=2.1, and the POM depends on 2.1-SNAPSHOT, which is\
                 2.1.dev0
                    Write
                        "Acme.Shared==2.1.dev0",
                    or change the version in the POM.""");
    }

    @Test
    void that_have_no_form_in_Python_are_refused() {
        PomValues odd = pom(new PomValues.Dependency("a b", "1.0"), new PomValues.Dependency("ranged", "[1,2)"));

        assertThat(module.with(odd).mistakes())
                .contains("pom.xml: dependency a b: ")
                .contains("pom.xml: the version of the dependency ranged, [1,2) has no form in PEP 440");
    }

    @Test
    void of_a_module_have_the_name_that_its_pyproject_gives_it() throws Exception {
        assertThat(PackageReader.name(folder, "artifact")).isEqualTo("artifact");
        module.write("pyproject.toml", "[project]\nname = \"Acme.Shared\"");
        assertThat(PackageReader.name(folder, "artifact")).isEqualTo("Acme.Shared");
        module.write("pyproject.toml", "[project");
        assertThat(PackageReader.name(folder, "artifact")).isEqualTo("artifact");
    }
}
