package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.pep.BuildTag;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Marker;
import dev.pypack.pep.MarkerEnvironment;
import dev.pypack.pep.PackageName;
import dev.pypack.pep.Requirement;
import dev.pypack.pep.SdistName;
import dev.pypack.pep.SpecifierSet;
import dev.pypack.pep.Tag;
import dev.pypack.pep.Version;
import dev.pypack.pep.WheelName;
import dev.pypack.target.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The names that other code counts on, used from outside their rooms: that this compiles is half of the proof. */
class PublicNamesTest {
    @Test
    void of_versions_and_specifiers() {
        Version version = Version.parse("1.0rc1");

        assertThat(version.isPrerelease()).isTrue();
        assertThat(version.compareTo(Version.parse("1.0"))).isNegative();
        assertThat(Version.parse("1.0")).isEqualTo(Version.parse("1.0.0")).hasSameHashCodeAs(Version.parse("1.0.0"));
        assertThat(SpecifierSet.parse(">=0.9").contains(version)).isTrue();
        assertThat(SpecifierSet.parse(">=0.9").contains(version, false)).isFalse();
    }

    @Test
    void of_requirements_and_markers() {
        Requirement requirement = Requirement.parse("Rich[jupyter]>=13; sys_platform == 'win32'");
        String name = requirement.name();
        Set<String> extras = requirement.extras();
        SpecifierSet specifiers = requirement.specifiers();
        Optional<String> url = requirement.url();
        Optional<Marker> marker = requirement.marker();

        assertThat(name).isEqualTo("Rich");
        assertThat(extras).containsExactly("jupyter");
        assertThat(specifiers).hasToString(">=13");
        assertThat(url).isEmpty();
        assertThat(marker.orElseThrow().evaluate(MarkerEnvironment.of(Map.of("sys_platform", "win32"))))
                .isTrue();
        assertThat(Marker.parse("extra == 'x'").evaluate(MarkerEnvironment.of(Map.of())))
                .isFalse();
    }

    @Test
    void of_file_names_and_tags() {
        WheelName wheel = WheelName.parse("Acme_Tool-1.0-2b-py2.py3-none-any.whl");
        String distribution = wheel.distribution();
        Optional<BuildTag> build = wheel.buildTag();
        Collection<Tag> tags = wheel.tags();
        SdistName sdist = SdistName.parse("acme_tool-1.0.tar.gz");
        String sdistName = sdist.distribution();

        assertThat(distribution).isEqualTo("acme-tool");
        assertThat(wheel.version()).isEqualTo(sdist.version());
        assertThat(build).isPresent();
        assertThat(tags).containsExactlyElementsOf(Tag.parseSet("py2.py3-none-any"));
        assertThat(sdistName).isEqualTo("acme-tool");
        assertThat(tags.iterator().next().interpreter()).isEqualTo("py2");
        assertThat(tags.iterator().next().abi()).isEqualTo("none");
        assertThat(tags.iterator().next().platform()).isEqualTo("any");
        assertThat(PackageName.normalize("FrIeNdLy-._.-bArD")).isEqualTo("friendly-bard");
    }

    @Test
    void of_targets() {
        Target target = Target.of("linux_amd64:glibc=2.17", "3.12");
        List<Tag> tags = target.tags();

        assertThat(target.id()).isEqualTo("linux_amd64_glibc2_17-cp312");
        assertThat(tags.get(0)).hasToString("cp312-cp312-linux_x86_64");
        assertThat(Marker.parse("platform_machine == 'x86_64'").evaluate(target.markerEnvironment()))
                .isTrue();
    }

    @Test
    void of_a_mistake() {
        try {
            Version.parse("1.0 x");
            throw new AssertionError("this is no version");
        } catch (InvalidPep e) {
            assertThat(e.input()).isEqualTo("1.0 x");
            assertThat(e.position()).isBetween(3, 4);
            assertThat(e.reason()).isNotBlank();
            assertThat(e).hasMessageContaining("1.0 x\n").hasMessageEndingWith("^");
        }
    }
}
