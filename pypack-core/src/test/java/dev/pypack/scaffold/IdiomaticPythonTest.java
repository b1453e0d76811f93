package dev.pypack.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.Interpreters;
import dev.pypack.judge.Judges;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Version;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The Python of a new library, before the tools of those who review Python. */
class IdiomaticPythonTest {
    /**
     * All rules of ruff, but for those that contradict its formatter (COM812), or that a team has to ask for: a copyright
     * notice in each file, docstrings of tests, messages as variables, numbers as constants, no assert and no folder
     * without an __init__ for tests.
     */
    private static final String NOT_ASKED_FOR = "COM812,CPY001,D103,EM,TRY003,PLR2004,S101,INP001";

    @TempDir
    static Path folder;

    private static Path library;
    private static Judges judges;

    @BeforeAll
    static void make() throws IOException {
        library = folder.resolve("acme-units");
        Scaffold.make(NewPackage.in(library), "0.9");
        judges = Judges.summoned();
    }

    @Test
    void ruff_has_nothing_to_say() {
        accepts(inLibrary("ruff", "check", "--no-cache"));
        accepts(inLibrary(
                "ruff",
                "check",
                "--no-cache",
                "--select=ALL",
                "--ignore=" + NOT_ASKED_FOR,
                "--config=lint.pydocstyle.convention='google'"));
        accepts(inLibrary("ruff", "format", "--no-cache", "--check", "--diff"));
    }

    @Test
    void mypy_finds_all_of_it_typed() {
        Outcome checked =
                inLibrary("mypy", "--strict", "--cache-dir=" + folder.resolve("mypy"), "--python-version=3.10");

        accepts(checked);
        assertThat(checked.output()).contains("no issues found in 3 source files");
    }

    @Test
    void its_tests_pass() {
        Outcome tested = inLibrary("pytest", "-q", "-p", "no:cacheprovider");

        accepts(tested);
        assertThat(tested.output()).contains("21 passed");
    }

    @TestFactory
    Stream<DynamicTest> what_the_readme_shows_is_so_with_each_CPython_of_this_machine() throws IOException {
        Matcher shown =
                Pattern.compile("(?s)```python\n(.*?)```").matcher(Files.readString(library.resolve("README.md")));
        assertThat(shown.find()).isTrue();
        Path script = Files.writeString(folder.resolve("shown.py"), shown.group(1));
        return Interpreters.ofThisMachine().values().stream()
                .filter(python -> SpecifierSet.parse(">=3.10").contains(Version.parse(python.version())))
                .map(python -> DynamicTest.dynamicTest(
                        "CPython " + python.version(),
                        () -> accepts(Command.of(python.executable(), "-B", script.toString())
                                .withEnvironment(Map.of(
                                        "PYTHONPATH",
                                        library.resolve("src/main/python").toString()))
                                .run())));
    }

    private static Outcome inLibrary(String module, String... arguments) {
        return judges.runIn(library, module, arguments);
    }

    private static void accepts(Outcome outcome) {
        assertThat(outcome.exitCode())
                .as("%s%s", outcome.output(), outcome.errors())
                .isZero();
    }
}
