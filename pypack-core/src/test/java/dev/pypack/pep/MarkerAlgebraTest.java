package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkerAlgebraTest {
    private static final MarkerEnvironment LINUX = MarkerTest.LINUX;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "os_name == 'a' | os_name != \"a\"",
                "python_version < '3.9' | python_version >= \"3.9\"",
                "'3.9' <= python_version | \"3.9\" > python_version",
                "os_name in 'a' and extra != 'b' | os_name not in \"a\" or extra == \"b\"",
                "os_name == 'a' or os_name == 'b' and extra == 'c' | "
                        + "os_name != \"a\" and (os_name != \"b\" or extra != \"c\")",
                "platform_release != 'x' | platform_release == \"x\""
            })
    void negates(String text, String negated) {
        assertThat(Marker.parse(text).negated()).map(Marker::toString).hasValue(negated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python_version ~= '3.9'",
                "python_full_version < '3.9'",
                "platform_release == '6'",
                "os_name < 'a'",
                "os_name == 'a' and python_version === '3'",
                "python_version < 'x'",
                "'x' == python_version",
                "'3.12rc1' < python_version"
            })
    void hasNoOppositeWhereThereIsNone(String text) {
        assertThat(Marker.parse(text).negated()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "os_name == 'a' and (os_name == 'a' and extra == 'b') | os_name == \"a\" and extra == \"b\"",
                "os_name == 'a' or (os_name == 'b' or os_name == 'a') | os_name == \"a\" or os_name == \"b\"",
                "os_name == 'a' and extra == 'b' or os_name == 'a' | os_name == \"a\"",
                "os_name == 'a' and extra == 'b' or extra == 'b' and os_name == 'a' | os_name == \"a\" and extra == \"b\"",
                "(os_name == 'a' or os_name == 'b') and extra == 'c' | (os_name == \"a\" or os_name == \"b\") and extra == \"c\"",
                "(os_name == 'a' or os_name == 'a') and extra == 'c' | os_name == \"a\" and extra == \"c\"",
                "os_name == 'a' | os_name == \"a\""
            })
    void simplifies(String text, String simplified) {
        assertThat(Marker.parse(text).simplified()).hasToString(simplified);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "os_name == 'posix' and extra == 'a' | extra == \"a\"",
                "os_name == 'nt' and extra == 'a' or python_version > '3' and (extra == 'b' or os_name == 'nt') | extra == \"b\"",
                "extra == 'a' or extra == 'b' and os_name == 'posix' | extra == \"a\" or extra == \"b\"",
                "(extra == 'a' or extra == 'b') and extra == 'c' | (extra == \"a\" or extra == \"b\") and extra == \"c\""
            })
    void leavesWhatIsUnknown(String text, String remainder) {
        assertThat(Marker.parse(text).evaluatePartly(LINUX, Set.of("extra")))
                .isEqualTo(new PartialMarker.Open(Marker.parse(remainder)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "os_name == 'posix' or extra == 'a', true",
                "os_name == 'nt' and extra == 'a', false",
                "os_name == 'nt' and extra == 'a' or extra == 'b' and os_name == 'nt', false",
                "os_name == 'posix', true"
            })
    void decidesWithoutTheUnknownWhereItCan(String text, boolean holds) {
        assertThat(Marker.parse(text).evaluatePartly(LINUX, Set.of("extra", "extras")))
                .isEqualTo(new PartialMarker.Decided(holds));
    }

    @Test
    void decidesNothingThatHasNoValue() {
        Marker marker = Marker.parse("'a' in extras and os_name == 'posix'");
        assertThatThrownBy(() -> marker.evaluatePartly(LINUX, Set.of("os_name")))
                .isInstanceOf(UndefinedMarkerVariable.class);
    }

    @Test
    void explainsWhyItHolds() {
        assertThat(Marker.parse("os_name == 'nt' or os_name == 'posix' and python_version > '3.9'")
                        .explain(LINUX))
                .hasToString("""
                        os_name == "posix" is true: os_name is "posix"
                        python_version > "3.9" is true: python_version is "3.12\"""")
                .returns(true, MarkerExplanation::holds);
    }

    @Test
    void explainsWhyItDoesNotHold() {
        assertThat(Marker.parse("(os_name == 'nt' or extra == 'a') and os_name == 'posix' or sys_platform == 'win32'")
                        .explain(LINUX))
                .hasToString("""
                        os_name == "nt" is false: os_name is "posix"
                        extra == "a" is false: extra is ""
                        sys_platform == "win32" is false: sys_platform is "linux\"""")
                .returns(false, MarkerExplanation::holds);
    }

    @Test
    void explainsSets() {
        assertThat(Marker.parse("'c' in extras").explain(LINUX.forLock(Set.of("B", "a"), Set.of())))
                .hasToString("\"c\" in extras is false: extras is \"a, b\"");
    }

    @Test
    void treatsAnEnvironmentAsAValue() {
        MarkerEnvironment environment = MarkerEnvironment.of(Map.of("os_name", "nt"));
        assertThat(environment.withExtra("A"))
                .isEqualTo(MarkerEnvironment.of(Map.of("os_name", "nt", "extra", "a")))
                .hasSameHashCodeAs(MarkerEnvironment.of(Map.of("os_name", "nt", "extra", "a")))
                .isNotEqualTo(environment);
        assertThat(environment.get("os_name")).hasValue("nt");
        assertThat(environment.get("sys_platform")).isEmpty();
        assertThatThrownBy(() -> MarkerEnvironment.of(Map.of("extras", "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
