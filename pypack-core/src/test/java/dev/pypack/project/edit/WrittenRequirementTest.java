package dev.pypack.project.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Marker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements as they are written on a command line. */
class WrittenRequirementTest {
    private static final String PROPERTY = "pypack.requirements";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "numpy>=2,rich | numpy>=2 ## rich",
                "numpy>=2,<3, rich[x,y] ,six, | numpy>=2,<3 ## rich[x,y] ## six",
                "numpy (>=2, <3),rich | numpy (>=2, <3) ## rich",
                "a; python_version in '3.8,3.9',b | a; python_version in \"3.8,3.9\" ## b",
                "a @ https://e.com/a,b.whl ,c | a @ https://e.com/a,b.whl ## c",
                "a @ https://e.com/a,b.whl ; os_name == 'nt',c | a @ https://e.com/a,b.whl ; os_name == \"nt\" ## c",
                "a>=1, !=1.5 , b~=2.0 | a>=1, !=1.5 ## b~=2.0",
                "a===1.0,b | a===1.0 ## b",
                "a; platform_version == 'x@y',b | a; platform_version == \"x@y\" ## b",
            })
    void commas_separate_them_and_belong_to_them(String text, String each) {
        assertThat(WrittenRequirement.parseAll(PROPERTY, text))
                .extracting(Object::toString)
                .containsExactly(each.split(" ## ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " , ", "numpy rich", "numpy,>2,=3", "-r x.txt", "[x]", "a;b", "a;;b"})
    void what_is_none_is_told(String text) {
        assertThatThrownBy(() -> WrittenRequirement.parseAll(PROPERTY, text))
                .isInstanceOf(UserMistake.class)
                .hasMessageStartingWith("pypack.requirements: ")
                .hasMessageContaining("-Dpypack.requirements=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "numpy>=2,<3 | numpy>=2,<3; sys_platform == \"win32\"",
                "a @ https://e.com/a;b.whl | a @ https://e.com/a;b.whl ; sys_platform == \"win32\"",
                "a @ https://e.com/a;b ; os_name == 'a;b' | a @ https://e.com/a;b ; os_name == \"a;b\" and sys_platform == \"win32\"",
                "a>1;os_name=='a' or os_name=='b' | a>1; (os_name == \"a\" or os_name == \"b\") and sys_platform == \"win32\"",
            })
    void a_marker_is_joined_to_their_own(String text, String joined) {
        assertThat(WrittenRequirement.parse(text).under(Marker.parse("sys_platform == 'win32'")))
                .hasToString(joined);
    }
}
