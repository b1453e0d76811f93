package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetCatalogueTest {
    private static final Target LINUX = Target.of("linux_amd64:glibc=2.17", "3.11");

    @Test
    void without_targets_every_platform_has_a_line() {
        List<String> lines = new TargetCatalogue(List.of()).toLines();

        assertThat(lines).hasSameSizeAs(Platform.all());
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("linux_amd64 ")
                        .contains("glibc=2.28", "manylinux_2_28_x86_64", "x86_64-unknown-linux-gnu"));
    }

    @Test
    void with_targets_each_of_their_tags_has_a_line_the_best_first() {
        List<String> lines = new TargetCatalogue(List.of(LINUX)).toLines();

        assertThat(lines)
                .hasSize(LINUX.tags().size())
                .startsWith("linux_amd64_glibc2_17-cp311  cp311-cp311-linux_x86_64");
    }

    @Test
    void as_JSON_it_has_platforms_and_targets() {
        JsonObject json = JsonParser.parseString(new TargetCatalogue(List.of(LINUX)).toJson())
                .getAsJsonObject();

        JsonObject first = json.getAsJsonArray("platforms").get(0).getAsJsonObject();
        assertThat(first.keySet()).containsExactly("name", "floor", "tag", "aliases", "markers", "pythonVersions");
        JsonObject target = json.getAsJsonArray("targets").get(0).getAsJsonObject();
        assertThat(target.get("id").getAsString()).isEqualTo("linux_amd64_glibc2_17-cp311");
        assertThat(target.get("platform").getAsString()).isEqualTo("linux_amd64:glibc=2.17");
        assertThat(target.getAsJsonObject("markers").get("python_full_version").getAsString())
                .isEqualTo("3.11.0");
        assertThat(target.getAsJsonArray("tags")).hasSameSizeAs(LINUX.tags());
    }
}
