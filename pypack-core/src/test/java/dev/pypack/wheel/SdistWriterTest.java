package dev.pypack.wheel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.Judges;
import dev.pypack.pep.Metadata;
import dev.pypack.pep.SdistName;
import dev.pypack.pep.Version;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdistWriterTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final String EXTRACT = """
            import pathlib, sys, tarfile
            with tarfile.open(sys.argv[1]) as tar:
                print([member.name for member in tar], tar.format == tarfile.PAX_FORMAT)
                tar.extractall(sys.argv[2], filter='data')
            top, = pathlib.Path(sys.argv[2]).iterdir()
            print(top.name, oct((top / 'run.py').stat().st_mode & 0o777), (top / 'größe.txt').read_text())
            """;

    @TempDir
    Path folder;

    @Test
    void everything_is_in_a_folder_that_is_called_as_the_archive_and_PKG_INFO_comes_first() throws Exception {
        Sdist sdist = sdist();
        Path script = Files.writeString(folder.resolve("extract.py"), EXTRACT);

        Outcome outcome = Judges.summoned()
                .python(
                        script,
                        sdist.file().toString(),
                        folder.resolve("extracted").toString());

        assertThat(sdist.name()).isEqualTo(SdistName.of("Acme.Tool", Version.parse("1!2.0+local.1")));
        assertThat(sdist.file().getFileName()).hasToString("acme_tool-1!2.0+local.1.tar.gz");
        assertThat(sdist.bytes()).isEqualTo(Files.size(sdist.file()));
        assertThat(sdist.files()).isEqualTo(3);
        assertThat(outcome.output().lines())
                .containsExactly(
                        "['acme_tool-1!2.0+local.1/PKG-INFO', 'acme_tool-1!2.0+local.1/größe.txt',"
                                + " 'acme_tool-1!2.0+local.1/run.py'] True",
                        "acme_tool-1!2.0+local.1 0o755 1 m");
    }

    @Test
    void PKG_INFO_counts_for_every_wheel_that_is_built_of_it() throws Exception {
        byte[] info = Metadata.builder("acme", Version.parse("1.0")).build().toPkgInfo();

        assertThat(new String(info, UTF_8)).isEqualTo("Metadata-Version: 2.2\nName: acme\nVersion: 1.0\n");
        assertThat(new String(metadata().toPkgInfo(), UTF_8))
                .isEqualTo(metadata().toString())
                .startsWith("Metadata-Version: 2.4\n")
                .doesNotContain("Dynamic");
    }

    @Test
    void judges_accept_it() throws Exception {
        Outcome outcome = Judges.summoned()
                .run("twine", "check", "--strict", sdist().file().toString());

        assertThat(outcome.output()).contains("PASSED");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void an_sdist_that_is_not_finished_is_not_there() throws Exception {
        try (SdistWriter writer = SdistWriter.in(folder, metadata(), TIME, 2)) {
            writer.add("run.py", new byte[0]);
        }

        assertThat(folder).isEmptyDirectory();
    }

    private Sdist sdist() throws IOException {
        try (SdistWriter writer = SdistWriter.in(folder, metadata(), TIME, 2)) {
            writer.add("größe.txt", "1 m".getBytes(UTF_8));
            writer.add("run.py", Files.writeString(folder.resolve("source.py"), "#!/usr/bin/env python3\n"));
            return writer.commit();
        }
    }

    private static Metadata metadata() {
        return Metadata.builder("Acme.Tool", Version.parse("1!2.0+Local-1"))
                .licenseFiles(java.util.List.of("LICENSE"))
                .description("# Acme\n", "text/markdown")
                .build();
    }
}
