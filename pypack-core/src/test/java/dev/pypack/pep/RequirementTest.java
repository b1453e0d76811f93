package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @Test
    void readsEveryPart() {
        Requirement requirement =
                Requirement.parse("Requests[security, SOCKS] (>=2.8.1,==2.8.*) ; python_version < '2.7'");
        assertThat(requirement.name()).isEqualTo("Requests");
        assertThat(requirement.extras()).containsExactly("SOCKS", "security");
        assertThat(requirement.specifiers()).isEqualTo(SpecifierSet.parse("==2.8.*,>=2.8.1"));
        assertThat(requirement.url()).isEmpty();
        assertThat(requirement.marker()).hasValue(Marker.parse("python_version < '2.7'"));
    }

    @Test
    void readsAUrl() {
        Requirement requirement =
                Requirement.parse("pip @ https://example.com/pip-1.3.1.zip;a#sha1=da39 ; os_name=='nt'");
        assertThat(requirement.url()).hasValue("https://example.com/pip-1.3.1.zip;a#sha1=da39");
        assertThat(requirement.marker()).hasValue(Marker.parse("os_name == 'nt'"));
        assertThat(requirement.specifiers().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A | A",
                "` a \t` | a",
                "a.b_c-d | a.b_c-d",
                "a_ | a_",
                "a[ ] | a",
                "a[z,y,z] | a[y,z]",
                "a() | a",
                "a ( >= 1 ) | a>=1",
                "a>=1, | a>=1",
                "a ===1.0,>=2;os_name=='x' | a===1.0,>=2; os_name == \"x\"",
                "a@b | a @ b",
                "a [x] @ b ; os_name == 'x' | a[x] @ b ; os_name == \"x\"",
                "`a>=\u00a01` | a>=1",
                "name<=1 ;extra=='X' | name<=1; extra == \"x\""
            })
    void writesItsNormalForm(String text, String normal) {
        assertThat(Requirement.parse(text)).hasToString(normal);
        assertThat(Requirement.parse(normal)).isEqualTo(Requirement.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a b",
                "a[",
                "a[b",
                "a[b c]",
                "a[,b]",
                "a[b,]",
                "a >=1 <2",
                "a (>=1",
                "a >=1)",
                "a;",
                "a @",
                "a @ ",
                "a @ b; os_name=='x'",
                "a >= 1 @ b",
                "a >=1.0+x",
                "a ~=1",
                "a==1.0a1.*",
                "a ; os_name",
                "a\n",
                "é",
                "a=1",
                "a<=>1",
                "a (,>=1)",
                "a >=1,,<2",
                "a ===1,,é b"
            })
    void refusesWhatIsNoRequirement(String text) {
        assertThatThrownBy(() -> Requirement.parse(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void pointsAtTheMistake() {
        assertThatThrownBy(() -> Requirement.parse("numpy>=1.2x; python_version<'3'"))
                .hasMessage("""
                        expected the end of the version specifier
                            numpy>=1.2x; python_version<'3'
                                      ^""");
    }

    @Test
    void equalsWhatMeansTheSame() {
        assertThat(Requirement.parse("Foo_bar[A.b]>=1.0"))
                .isEqualTo(Requirement.parse("foo-bar[a-B]>=1"))
                .hasSameHashCodeAs(Requirement.parse("foo-bar[a-B]>=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x>1 | x>1; extra == \"pdf\"",
                "x; os_name=='a' | x; os_name == \"a\" and extra == \"pdf\"",
                "x; os_name=='a' or os_name=='b' | x; (os_name == \"a\" or os_name == \"b\") and extra == \"pdf\"",
                "x @ u | x @ u ; extra == \"pdf\""
            })
    void asksForAnExtra(String text, String withExtra) {
        assertThat(Requirement.parse(text).withExtra("PDF")).hasToString(withExtra);
    }

    @Test
    void refusesAnExtraThatIsNoName() {
        Requirement requirement = Requirement.parse("x");
        assertThatThrownBy(() -> requirement.withExtra("a b")).isInstanceOf(InvalidPep.class);
    }
}
