package dev.pypack.sdist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.PublishedProjects;
import dev.pypack.judge.PublishedProjects.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeSignsTest {
    @TempDir
    Path folder;

    @Test
    void published_projects_of_pure_Python_have_none() throws IOException {
        SourceArchive archive = new TestSdist("").in(folder);
        for (Published each : PublishedProjects.all()) {
            BuildTable table = BuildTable.of(each.name(), each.sources());

            assertThat(table.backend()).as(each.name()).matches("[\\w.]+(:[\\w.]+)?");
            assertThat(new NativeSigns(archive, each.sources(), table).all())
                    .as(each.name())
                    .isEmpty();
        }
    }

    @Test
    void what_compiles_says_so() throws IOException {
        assertThat(signs("pyproject.toml", """
                        [build-system]
                        requires = ["setuptools", "Cython>=3; python_version > '3'", "mesonpy"]
                        build-backend = "setuptools.build_meta"
                        """)).containsExactly("its build needs cython");
        assertThat(signs("pyproject.toml", """
                        [build-system]
                        requires = ["maturin>=1,<2"]
                        build-backend = "maturin"
                        """)).containsExactly("its build needs maturin");
        assertThat(signs("pyproject.toml", """
                        [build-system]
                        requires = ["setuptools"]
                        build-backend = "setuptools.build_meta"
                        [tool.setuptools]
                        ext-modules = [{ name = "a", sources = ["a.c"] }]
                        """)).containsExactly("pyproject.toml has ext-modules");
        assertThat(signs("setup.py", "setup(cffi_modules=['build.py:ffi'])\n"))
                .containsExactly("setup.py has cffi_modules");
        assertThat(signs("setup.py", "modules = cythonize('a.pyx')\n")).containsExactly("setup.py has cythonize");
    }

    @Test
    void what_only_speaks_of_it_says_nothing() throws IOException {
        assertThat(signs("setup.py", "  # setup(ext_modules=[Extension('a', ['a.c'])])\nsetup()\n"))
                .isEmpty();
        assertThat(signs("setup.py", "from setuptools import Extension, setup\nsetup()\n"))
                .isEmpty();
        assertThat(signs("setup.cfg", "[metadata]\nname = context_modules\n")).isEmpty();
    }

    private List<String> signs(String file, String text) throws IOException {
        Path project = Files.createTempDirectory(folder, "project");
        Files.writeString(project.resolve(file), text);
        SourceArchive archive = new TestSdist("").in(folder);
        return new NativeSigns(archive, project, BuildTable.of("acme 1.0", project)).all();
    }
}
