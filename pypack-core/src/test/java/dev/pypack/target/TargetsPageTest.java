package dev.pypack.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/targets.md} to the table; {@code -Dpypack.updateDocs=true} writes it anew. */
class TargetsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "targets.md");

    private static final String NONE = "-";

    /** Runs on every platform. */
    private static final String SHOWN = "3.14";

    private static final String INTRODUCTION = """
            # Targets

            A target is a platform and a version of CPython. This page is made from the table of platforms.

            A platform is written as its name or an alias. A floor, which is what the machine has at least, may follow a
            name that doesn't say it: `linux_amd64:glibc=2.17`. A `*` stands for a floor, with `_` between its numbers:
            `x86_64-manylinux_2_34` is `linux_amd64:glibc=2.34`. Names with `manylinux2014` in them mean glibc 2.17.
            `android_24_arm64` says its API level in its name: `android_30_arm64` is the same with API level 30.

            A Python is written as `%2$s` to `%3$s`, with a patch level if it is known (`3.11.7`), and with a `t` at its end
            if it is free-threaded (`%4$s`). Without a patch level `python_full_version` is that of patch level 0.

            The target id is the platform and the Python: `%5$s`, `%6$s` with a floor that
            isn't the default, `%7$s` if free-threaded. It names folders and locks.

            Tags are those of PyPA's `packaging` 26.3, in its order. The table shows the first platform tags, and how many
            tags the target has in all; `mvn dev.pypack:pypack-maven-plugin:targets -Dpypack.targets=linux_amd64` lists
            them. Markers are `os_name`, `sys_platform`, `platform_system` and `platform_machine`; `platform_release` and
            `platform_version` are empty.

            | platform | Python from | floor | floors | markers | id with %1$s | first platform tags | tags | aliases |
            |---|---|---|---|---|---|---|---|---|
            """;

    @Test
    void showsTheTable() throws IOException {
        String page = page();
        if (Boolean.getBoolean("pypack.updateDocs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .content()
                .as("run the tests with -Dpypack.updateDocs=true")
                .isEqualTo(page);
    }

    private static String page() {
        List<PythonVersion> pythons = PythonVersion.all();
        PythonVersion newest = pythons.get(pythons.size() - 1);
        String introduction = INTRODUCTION.formatted(
                SHOWN,
                pythons.get(0),
                newest.release(),
                newest,
                Target.of("linux_amd64", "3.12").id(),
                Target.of("linux_amd64:glibc=2.17", "3.12").id(),
                Target.of("linux_amd64", "3.13t").id());
        return PlatformTable.INSTANCE.rows().stream()
                .map(TargetsPageTest::line)
                .collect(Collectors.joining("", introduction, ""));
    }

    private static String line(PlatformRow row) {
        Platform platform = row.platform();
        Target shown = Target.of(platform, PythonVersion.parse(SHOWN));
        return Stream.of(
                        code(Stream.of(platform.name())),
                        row.firstPython().release(),
                        row.floor()
                                .map(floor -> code(Stream.of(floor.toString())))
                                .orElse(NONE),
                        floors(row),
                        code(platform.markerValues().values().stream().filter(value -> !value.isEmpty())),
                        code(Stream.of(shown.id())),
                        code(platform.tags().stream().limit(2)),
                        String.valueOf(shown.tags().size()),
                        code(platform.aliases().stream()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String floors(PlatformRow row) {
        return row.floors().isEmpty()
                ? NONE
                : row.floors().stream().map(FloorRange::toString).collect(Collectors.joining(", "));
    }

    private static String code(Stream<String> values) {
        return values.map(value -> "`" + value + "`").collect(Collectors.joining(" "));
    }
}
