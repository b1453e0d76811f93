package dev.pypack.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.RealWheels;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginalNameTest {
    private static final String WHEEL = CraftedWheel.INFO + "WHEEL";
    private static final String METADATA = CraftedWheel.INFO + "METADATA";

    @TempDir
    Path folder;

    static Stream<Path> wheels() throws IOException {
        return RealWheels.all().stream();
    }

    @ParameterizedTest
    @MethodSource("wheels")
    void a_wheel_that_is_in_use_everywhere_gets_its_name_again(Path wheel) throws Exception {
        Path lost = Files.createLink(folder.resolve("artifact-1.0-20261121.101112-3.whl"), copy(wheel));

        assertThat(OriginalName.of(lost, 2))
                .isEqualTo(WheelName.parse(wheel.getFileName().toString()));
    }

    private Path copy(Path wheel) throws IOException {
        return Files.copy(wheel, folder.resolve("copy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme-1.0-SNAPSHOT.whl",
                "acme-1.0-20261121.101112-3.whl",
                "my-acme-1.0-SNAPSHOT-py3-none-any.whl",
                "acme-2.0-cp39-cp39-linux_x86_64.whl",
                "acme"
            })
    void whatever_the_file_is_called(String name) throws Exception {
        assertThat(OriginalName.of(good().named(name).in(folder), 1)).hasToString("acme-1.0-py3-none-any.whl");
    }

    @Test
    void build_tag_and_tags_are_in_it() throws Exception {
        Path wheel = good().named("x.whl")
                .edited(WHEEL, "Tag: py3-none-any", "Build: 2b\nTag: py3-none-any\nTag: py2-none-any")
                .in(folder);

        assertThat(OriginalName.of(wheel, 1)).hasToString("acme-1.0-2b-py2.py3-none-any.whl");
    }

    @Test
    void a_wheel_that_says_two_names_has_none() throws Exception {
        assertRefused(good().edited(METADATA, "Version: 1.0", "Version: 1.1"), "dist-info-name");
        assertRefused(good().edited(METADATA, "Name: acme", "Name: evil"), "dist-info-name");
        assertRefused(
                good().edited(WHEEL, "Tag: py3-none-any", "Tag: py3-none-any\nTag: cp39-abi3-win32"), "wheel-tags");
    }

    @Test
    void a_wheel_without_what_makes_a_name_is_refused_with_the_reason() throws Exception {
        assertNameless(good().without(WHEEL), WHEEL + " is not there");
        assertNameless(good().without(METADATA), METADATA + " is not there");
        assertNameless(good().edited(METADATA, "Name: acme\n", ""), "Name");
        assertNameless(good().edited(WHEEL, "Tag: py3-none-any\n", ""), "a part of a tag can't be empty");
        assertNameless(good().edited(WHEEL, "Tag: ", "Build: one\nTag: "), "a build tag begins with a digit");
        Path text = Files.writeString(folder.resolve("text.whl"), "no wheel");
        assertThat(refusal(text)).contains("zip-end-missing", "wheel-name");
    }

    @Test
    void a_damaged_wheel_is_refused() throws Exception {
        assertRefused(good().recorded(record -> record.replace("sha256=", "sha256=AAAA")), "record-hash");
    }

    @Test
    void the_refusal_names_the_file_with_its_folder() throws Exception {
        Path wheel = good().named("acme-1.0-SNAPSHOT.whl").without(WHEEL).in(folder);

        assertThatThrownBy(() -> OriginalName.of(wheel, 1))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(wheel + ": refused")
                .hasMessageContaining("nothing in it says how it was called");
    }

    @Test
    void validate_says_the_name_to_give_and_looks_at_all_else() throws Exception {
        Path wheel = good().named("acme-1.0-SNAPSHOT.whl")
                .with("acme/late.pyc", new byte[] {1})
                .in(folder);

        List<Finding> found = WheelChecks.of(wheel, 1).stream().toList();

        assertThat(found).extracting(Finding::id).startsWith("wheel-name").hasSizeGreaterThan(1);
        assertThat(found.get(0).remedy())
                .isEqualTo("Give it the name again with which it was built: acme-1.0-py3-none-any.whl");
    }

    private static CraftedWheel good() {
        return new CraftedWheel();
    }

    private void assertNameless(CraftedWheel wheel, String reason) throws IOException {
        Path file = wheel.named("acme-1.0-SNAPSHOT.whl").in(folder);
        assertThatThrownBy(() -> OriginalName.of(file, 1))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("wheel-name")
                .hasMessageContaining("nothing in it says how it was called: ")
                .hasMessageContaining(reason);
    }

    private void assertRefused(CraftedWheel wheel, String... ids) throws IOException {
        assertThat(refusal(wheel.named("acme-1.0-SNAPSHOT.whl").in(folder))).contains(ids);
    }

    private static List<String> refusal(Path wheel) {
        UserMistake[] refused = new UserMistake[1];
        assertThatThrownBy(() -> OriginalName.of(wheel, 1))
                .isInstanceOfSatisfying(UserMistake.class, thrown -> refused[0] = thrown);
        return refused[0].findings().stream().map(Finding::id).toList();
    }
}
