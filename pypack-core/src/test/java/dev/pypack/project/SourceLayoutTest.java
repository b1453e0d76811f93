package dev.pypack.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLayoutTest {
    @TempDir
    Path folder;

    private WrittenModule module;

    @BeforeEach
    void begin() {
        module = WrittenModule.in(folder);
    }

    @Test
    void Maven_s_folder_comes_first_and_all_in_it_is_packed() {
        module.empty("src/main/python/one/__init__.py", "src/main/python/two/data.txt", "src/main/python/three.py")
                .empty("src/main/__init__.py", "src/acme/__init__.py", "acme/__init__.py");

        assertThat(module.sources()).containsExactly("one/__init__.py", "three.py", "two/data.txt");
    }

    @Test
    void src_main_is_a_package_of_the_project_s_name() {
        module.empty("src/main/__init__.py", "src/main/sub/x.py", "src/test/test_x.py", "src/acme/__init__.py");

        assertThat(module.with(PomValues.of("Acme-Tool.box", "1.0")).sources())
                .containsExactly("Acme_Tool_box/__init__.py", "Acme_Tool_box/sub/x.py");
    }

    @Test
    void src_main_needs_a_project_whose_name_can_be_imported() {
        module.empty("src/main/__init__.py");

        assertThat(module.with(PomValues.of("7zip", "1.0")).mistakes())
                .startsWith("src/main: the package in this folder would be called 7zip");
    }

    @Test
    void src_main_is_no_package_beside_Java() {
        module.empty("src/main/__init__.py", "src/main/java/Acme.java");

        assertThat(module.mistakes())
                .isEqualTo("src/main: its __init__.py makes it a package, in which java would be packed too\n"
                        + "    Move what is Python to src/main/python/<package>.");
    }

    @Test
    void src_holds_packages_modules_namespaces_and_stubs_beside_what_is_Maven_s() {
        module.empty("src/acme/__init__.py", "src/acme/py.typed", "src/acme/data/x.json", "src/acme_side.py")
                .empty("src/company/team/part.py", "src/acme-stubs/__init__.pyi")
                .empty("src/main/java/Acme.java", "src/test/python/test_acme.py", "src/it/a/x.py", "src/site/conf.py")
                .empty("src/notes.txt", "src/pictures/logo.svg", "src/acme.egg-info/PKG-INFO", "src/setup.py");

        assertThat(module.sources())
                .containsExactly(
                        "acme-stubs/__init__.pyi",
                        "acme/__init__.py",
                        "acme/data/x.json",
                        "acme/py.typed",
                        "acme_side.py",
                        "company/team/part.py");
    }

    @Test
    void flat_the_package_or_module_of_the_project_s_name_is_packed() {
        module.empty(
                "Acme_Tool/__init__.py",
                "acme_tool-stubs/__init__.pyi",
                "setup.py",
                "tests/__init__.py",
                "other/__init__.py");
        assertThat(module.with(PomValues.of("acme-tool", "1.0")).sources())
                .containsExactly("Acme_Tool/__init__.py", "acme_tool-stubs/__init__.pyi");
        assertThat(module.empty("six.py").with(PomValues.of("six", "1.0")).sources())
                .containsExactly("six.py");
    }

    @Test
    void flat_a_project_with_dots_in_its_name_is_found_in_its_namespace() {
        module.empty("zope/interface/__init__.py", "docs/conf.py", "beside/__init__.py");

        assertThat(module.with(PomValues.of("zope.interface", "1.0")).sources())
                .containsExactly("zope/interface/__init__.py");
    }

    @Test
    void flat_the_only_package_is_packed_or_else_the_only_module() {
        module.empty("yaml/__init__.py", "yaml/x.py", "tests/__init__.py", "docs/conf.py", "helper.py");
        assertThat(module.with(PomValues.of("PyYAML", "1.0")).sources())
                .containsExactly("yaml/__init__.py", "yaml/x.py");
    }

    @Test
    void flat_the_only_module_is_packed_where_there_is_no_package() {
        module.empty("bs.py", "conftest.py", "noxfile.py", "tests/test_bs.py");

        assertThat(module.sources()).containsExactly("bs.py");
    }

    @Test
    void flat_stubs_alone_are_a_package() {
        module.empty("acme-stubs/__init__.pyi", "acme-stubs/py.typed");

        assertThat(module.with(PomValues.of("types-acme", "1.0")).sources())
                .containsExactly("acme-stubs/__init__.pyi", "acme-stubs/py.typed");
    }

    @Test
    void of_several_that_could_be_meant_the_user_chooses() {
        module.empty("one/__init__.py", "two/__init__.py").pyproject("");

        assertThat(module.mistakes()).isEqualTo("""
                pyproject.toml: beside it are one, two, and none is called as the project, acme
                    Say what is packed: write in [tool.pypack]
                        sources = ["."]
                        include = ["one", "two"]""");
        module.pyproject("[tool.pypack]\nsources = [\".\"]\ninclude = [\"one\", \"two\"]");
        assertThat(module.sources()).containsExactly("one/__init__.py", "two/__init__.py");
    }

    @Test
    void folders_that_are_named_come_before_all_others() {
        module.empty("lib/acme/__init__.py", "gen/acme/made.py", "src/main/python/no.py")
                .pyproject("[tool.pypack]\nsources = [\"lib\", \"gen\"]");

        assertThat(module.sources()).containsExactly("acme/__init__.py", "acme/made.py");
    }

    @Test
    void folders_that_can_t_be_sources_are_refused_with_their_place() {
        module.pyproject("[tool.pypack]\nsources = [\"lib\", \"../lib\", \"/\", \".\"]");

        assertThat(module.mistakes())
                .contains("pyproject.toml:5:12: tool.pypack.sources is lib, and there is no such folder")
                .contains("pyproject.toml:5:19: tool.pypack.sources is ../lib, which leads out of the project")
                .contains("pyproject.toml:5:29: tool.pypack.sources is /, which leads out of the project")
                .contains("pyproject.toml:5:34: tool.pypack.sources is ., which would pack the whole project");
    }

    @Test
    void a_package_whose_name_begins_with_a_platform_is_one_like_any_other() {
        module.empty("src/linux_tools/__init__.py");

        assertThat(module.sources()).containsExactly("linux_tools/__init__.py");
    }

    @Test
    void none_at_all_is_a_mistake_that_says_where_they_belong() throws Exception {
        assertThat(module.mistakes())
                .startsWith("src/main/python: there is no such folder")
                .contains("sources = [");

        Files.createDirectories(folder.resolve("src/main/python"));
        assertThat(module.mistakes()).startsWith("src/main/python: the folder has no files that could be packed");
    }
}
