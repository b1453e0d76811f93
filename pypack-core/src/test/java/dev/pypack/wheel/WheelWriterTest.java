package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.PackedBefore;
import dev.pypack.judge.Judges;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.Tag;
import dev.pypack.pep.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void the_files_of_the_package_come_first_and_RECORD_last() throws Exception {
        assertThat(new ArrayList<>(entries(wheel()).keySet()))
                .containsExactly(
                        "acme/__init__.py",
                        "acme/odd, \"name\".txt",
                        "acme/run.sh",
                        "acme_tool-1!2.0+local.1.dist-info/METADATA",
                        "acme_tool-1!2.0+local.1.dist-info/WHEEL",
                        "acme_tool-1!2.0+local.1.dist-info/licenses/LICENSE",
                        "acme_tool-1!2.0+local.1.dist-info/RECORD");
    }

    @Test
    void RECORD_has_a_row_for_each_file_and_none_of_its_own() throws Exception {
        assertThat(entries(wheel())
                        .getOrDefault("acme_tool-1!2.0+local.1.dist-info/RECORD", "")
                        .lines())
                .hasSize(7)
                // SHA-256 of nothing
                .contains("acme/__init__.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0")
                // SHA-256 of "abc"
                .contains("\"acme/odd, \"\"name\"\".txt\",sha256=ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0,3")
                .endsWith("acme_tool-1!2.0+local.1.dist-info/RECORD,,");
    }

    @Test
    void WHEEL_says_what_made_it_and_where_it_runs() throws Exception {
        assertThat(entries(wheel()).get("acme_tool-1!2.0+local.1.dist-info/WHEEL"))
                .isEqualTo("""
                Wheel-Version: 1.0
                Generator: tests 1
                Root-Is-Purelib: true
                Tag: py2-none-any
                Tag: py3-none-any
                """);
    }

    @Test
    void a_wheel_for_a_platform_is_not_pure_and_has_all_its_tags() throws Exception {
        try (WheelWriter writer = WheelWriter.in(
                folder,
                metadata(),
                Tag.parseSet("py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64"),
                "tests 1",
                TIME,
                2,
                PackedBefore.NOTHING)) {
            writer.add("acme/__init__.py", new byte[0]);
            writer.addInfo("licenses/LICENSE", "Do what you like.\n".getBytes(UTF_8));
            Wheel wheel = writer.commit();

            assertThat(wheel.file().getFileName())
                    .hasToString("acme_tool-1!2.0+local.1-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl");
            assertThat(entries(wheel).get("acme_tool-1!2.0+local.1.dist-info/WHEEL"))
                    .endsWith("""
                    Root-Is-Purelib: false
                    Tag: py3-none-manylinux2014_x86_64
                    Tag: py3-none-manylinux_2_17_x86_64
                    """);
            assertThat(WheelChecks.of(wheel.file(), 1)).isEmpty();
        }
    }

    @Test
    void judges_accept_odd_names_epochs_and_local_versions() throws Exception {
        Judges.summoned().approve(wheel().file(), folder.resolve("judged"));
    }

    @Test
    void a_wheel_that_is_not_finished_is_not_there() throws Exception {
        try (WheelWriter writer = WheelWriter.in(
                folder, metadata(), Tag.parseSet("py3-none-any"), "tests 1", TIME, 2, PackedBefore.NOTHING)) {
            writer.add("acme/__init__.py", new byte[0]);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private Wheel wheel() throws IOException {
        try (WheelWriter writer = WheelWriter.in(
                folder, metadata(), Tag.parseSet("py2.py3-none-any"), "tests 1", TIME, 2, PackedBefore.NOTHING)) {
            writer.add("acme/__init__.py", new byte[0]);
            writer.add("acme/odd, \"name\".txt", "abc".getBytes(UTF_8));
            writer.add("acme/run.sh", "#!/bin/sh\n".getBytes(UTF_8));
            writer.addInfo("licenses/LICENSE", "Do what you like.\n".getBytes(UTF_8));
            return writer.commit();
        }
    }

    private static Metadata metadata() {
        return Metadata.builder("Acme.Tool", Version.parse("1!2.0+Local-1"))
                .licenseFiles(List.of("LICENSE"))
                .description("Acme", "text/plain")
                .build();
    }

    private static Map<String, String> entries(Wheel wheel) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wheel.file()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return entries;
    }
}
