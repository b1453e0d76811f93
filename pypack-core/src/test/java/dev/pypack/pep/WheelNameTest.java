package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelNameTest {
    @Test
    void readsEveryPart() {
        WheelName name = WheelName.parse("Foo.Bar-1.0+L-002x-py2.py3-none-manylinux1_x86_64.manylinux2014_x86_64.whl");
        assertThat(name.distribution()).isEqualTo("foo-bar");
        assertThat(name.version()).isEqualTo(Version.parse("1.0+l"));
        assertThat(name.buildTag()).hasValue(new BuildTag(BigInteger.TWO, "x"));
        assertThat(name.tags())
                .hasToString("[py2-none-manylinux1_x86_64, py2-none-manylinux2014_x86_64, "
                        + "py3-none-manylinux1_x86_64, py3-none-manylinux2014_x86_64]");
    }

    @Test
    void needsNoBuildTag() {
        assertThat(WheelName.parse("a-1-py3-none-any.whl").buildTag()).isEmpty();
    }

    @Test
    void equalsWhatSaysTheSame() {
        assertThat(WheelName.parse("A_b-1.0-py3.py2-none-any.whl"))
                .isEqualTo(WheelName.parse("a.b-1-py2.py3-NONE-any.whl"))
                .hasSameHashCodeAs(WheelName.parse("a.b-1-py2.py3-NONE-any.whl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".whl",
                "a-1-py3-none-any",
                "a-1-py3-none-any.WHL",
                "a-1-py3-none.whl",
                "a-1-1-1-py3-none-any.whl",
                "-1-py3-none-any.whl",
                "a__b-1-py3-none-any.whl",
                "a b-1-py3-none-any.whl",
                "a-x-py3-none-any.whl",
                "a-1-b1-py3-none-any.whl",
                "a-1--py3-none-any.whl",
                "a-1-3py-none-any.whl",
                "a-1-py2..py3-none-any.whl",
                "a-1-py3--any.whl",
                "a-1-py3-none-.whl",
                "a-1-1-py3-none-any-x.whl",
                "a-1-.py3-none-any.whl"
            })
    void refusesWhatIsNoWheel(String text) {
        assertThatThrownBy(() -> WheelName.parse(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void writesTheNormalName() {
        List<Tag> tags = List.of(new Tag("py3", "none", "any"), new Tag("py2", "none", "any"));
        assertThat(WheelName.of("Foo.Bar", Version.parse("1!1.0-1+L"), Optional.empty(), tags))
                .hasToString("foo_bar-1!1.0.post1+l-py2.py3-none-any.whl");
        assertThat(WheelName.of("a", Version.parse("1"), Optional.of(new BuildTag(BigInteger.TEN, "x")), tags))
                .hasToString("a-1-10x-py2.py3-none-any.whl");
    }

    @Test
    void comparesBuildTagsByNumberFirst() {
        assertThat(new BuildTag(BigInteger.TWO, "b")).isLessThan(new BuildTag(BigInteger.TEN, "a"));
        assertThat(new BuildTag(BigInteger.TWO, "")).isLessThan(new BuildTag(BigInteger.TWO, "a"));
    }

    @Test
    void refusesASetOfTooManyTags() {
        String members = "a.".repeat(100_000) + "a";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThatThrownBy(() -> Tag.parseSet(members + "-" + members + "-" + members))
                        .isInstanceOf(InvalidPep.class)
                        .hasMessageContaining("65536"));
    }

    @Test
    void readsTagsOutsideFileNames() {
        assertThat(Tag.parseSet("CP39-abi3-any")).containsExactly(new Tag("cp39", "abi3", "any"));
        assertThatThrownBy(() -> Tag.parseSet("py3-none")).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> Tag.parseSet("py3-none-any-x")).isInstanceOf(InvalidPep.class);
    }
}
