package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerTest {
    static final MarkerEnvironment LINUX = MarkerEnvironment.of(Map.ofEntries(
            Map.entry("implementation_name", "cpython"),
            Map.entry("implementation_version", "3.12.4"),
            Map.entry("os_name", "posix"),
            Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_release", "6.8.0-1021-aws"),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_version", "#22-Ubuntu SMP"),
            Map.entry("platform_python_implementation", "CPython"),
            Map.entry("python_full_version", "3.12.4"),
            Map.entry("python_version", "3.12"),
            Map.entry("sys_platform", "linux")));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "python_version >= '3.9'",
                "'3.9' < python_version",
                "python_version in '3.11 3.12'",
                "sys_platform == 'linux' and os.name == 'posix'",
                "os_name == 'nt' or platform_machine not in 'arm64 aarch64'",
                "(os_name == 'nt' or os_name == 'posix') and python_full_version != '3.12.3'",
                "os_name == 'nt' and os_name == 'nt' or os_name == 'posix'",
                "python_implementation == 'CPython'",
                "platform_release >= '6' or platform_release != '5-'",
                "sys_platform >= 'linux'",
                "extra != 'pdf'",
                "extra == ''",
                "python_version == '3.12.*'",
                "python_version ~= '3.9'",
                "python_version === '3.12'",
                "'linux' == 'sys_platform'"
            })
    void holds(String text) {
        assertThat(Marker.parse(text).evaluate(LINUX)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "python_version < '3.9'",
                "python_version < '3.1' or python_version == 'x'",
                "sys_platform > 'a'",
                "sys_platform == 'Linux'",
                "extra == 'pdf'",
                "platform_release >= '5'"
            })
    void doesNotHold(String text) {
        assertThat(Marker.parse(text).evaluate(LINUX)).isFalse();
    }

    @Test
    void comparesExtrasNormalized() {
        Marker marker = Marker.parse("extra == 'Foo_Bar'");
        assertThat(marker).hasToString("extra == \"foo-bar\"").isEqualTo(Marker.parse("extra=='foo.bar'"));
        assertThat(marker.evaluate(LINUX.withExtra("FOO--bar"))).isTrue();
    }

    @Test
    void asksForSetsInLocksOnly() {
        Marker marker = Marker.parse("'Dev' in dependency_groups and 'x' not in extras");
        assertThat(marker.evaluate(LINUX.forLock(Set.of(), Set.of("dev")))).isTrue();
        assertThat(marker.evaluate(LINUX.forLock(Set.of("X"), Set.of("dev")))).isFalse();
        assertThatThrownBy(() -> marker.evaluate(LINUX))
                .isInstanceOf(UndefinedMarkerVariable.class)
                .hasMessageContaining("dependency_groups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sys_platform ~= '1.0'",
                "sys_platform === 'linux'",
                "python_version ~= 'x'",
                "'a' == 'b'",
                "extras == 'a'",
                "os_name == 'posix' or sys_platform ~= '1.0'"
            })
    void hasNoValueWhereAPartHasNone(String text) {
        MarkerEnvironment environment = LINUX.forLock(Set.of(), Set.of());
        assertThatThrownBy(() -> Marker.parse(text).evaluate(environment)).isInstanceOf(UndefinedMarkerVariable.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "os.name=='nt' | os_name == \"nt\"",
                "((os_name=='a')) | os_name == \"a\"",
                "(os_name=='a' or os_name=='b')and(extra=='c') | (os_name == \"a\" or os_name == \"b\") and extra == \"c\"",
                "os_name == '\"' | os_name == '\"'",
                "os_name == 'a\\x62' | os_name == \"ab\"",
                "os_name == '\\d' | os_name == \"\\d\"",
                "os_name not  in 'a' | os_name not in \"a\""
            },
            delimiter = '|')
    void writesWhatItRead(String text, String written) {
        assertThat(Marker.parse(text)).hasToString(written);
        assertThat(Marker.parse(written)).isEqualTo(Marker.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\\\\'", "'\\n'", "'\\x27\\x22'", "'\\ud800'", "'\\N{EM DASH}'", "'\\U0001f600'"})
    void writesEscapesThatReadBack(String literal) {
        Marker marker = Marker.parse("os_name == " + literal);
        assertThat(Marker.parse(marker.toString())).isEqualTo(marker);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "os_name",
                "os_name ==",
                "os_name = 'a'",
                "os_name == 'a",
                "os_name == 'a' and",
                "nonsense == 'a'",
                "os_name == 'a' or or os_name == 'b'",
                "(os_name == 'a'",
                "os_name == 'a')",
                "os_name is 'a'",
                "os_name notin 'a'",
                "os_name not 'a'",
                "os_name == 'a'\n",
                "os_name == '\\x4'",
                "os_name == 'a\nb'",
                "os_name == 'a\\'",
                "not os_name == 'a'",
                "os_name == 'a' == 'b'",
                "os_nameé == 'a'"
            })
    void refusesWhatIsNoMarker(String text) {
        assertThatThrownBy(() -> Marker.parse(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void refusesParenthesesThatNestTooDeep() {
        assertThat(Marker.parse("(".repeat(500) + "os_name == 'a'" + ")".repeat(500)))
                .isEqualTo(Marker.parse("os_name == 'a'"));
        assertThatThrownBy(() -> Marker.parse("(".repeat(20_000) + "os_name == 'a'" + ")".repeat(20_000)))
                .isInstanceOf(InvalidPep.class)
                .hasMessageContaining("nest");
    }

    @Test
    void combines() {
        Marker either = Marker.parse("os_name == 'a' or os_name == 'b'");
        Marker both = Marker.parse("extra == 'c' and extra == 'd'");
        assertThat(either.and(both))
                .hasToString("(os_name == \"a\" or os_name == \"b\") and extra == \"c\" and extra == \"d\"");
        assertThat(either.or(both))
                .hasToString("os_name == \"a\" or os_name == \"b\" or extra == \"c\" and extra == \"d\"");
    }

    @Test
    void readsTheVersionOfABuildBetweenReleases() {
        MarkerEnvironment environment = MarkerEnvironment.of(Map.of("python_full_version", "3.14.0a1+"));
        assertThat(Marker.parse("python_full_version >= '3.14.0a1'").evaluate(environment))
                .isTrue();
    }

    @Test
    void isEqualToWhatReadsAlike() {
        assertThat(Marker.parse("os_name=='a'"))
                .isEqualTo(Marker.parse("(os_name == \"a\")"))
                .hasSameHashCodeAs(Marker.parse("(os_name == \"a\")"))
                .isNotEqualTo(Marker.parse("'a' == os_name"));
    }
}
