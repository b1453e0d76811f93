package dev.pypack.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.archive.FileMode;
import dev.pypack.archive.ZipWriter;
import dev.pypack.build.BuildListener;
import dev.pypack.finding.FileFindings;
import dev.pypack.finding.Finding;
import dev.pypack.finding.FindingsReport;
import dev.pypack.finding.Severity;
import dev.pypack.finding.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_means_all_wheels_and_zip_files_below_it() throws Exception {
        zip("dist/a.zip");
        zip("dist/below/b.zip");
        Files.writeString(folder.resolve("dist/notes.txt"), "no archive");

        FindingsReport report = validate("dist", "dist/a.zip");

        assertThat(report.files()).extracting(FileFindings::file).containsExactly("dist/a.zip", "dist/below/b.zip");
        assertThat(report.refused()).isEmpty();
    }

    @Test
    void what_is_not_there_or_not_known_or_empty_is_refused() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "no archive");
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("broken.zip"), "no archive");

        FindingsReport report = validate("missing", "notes.txt", "empty", "broken.zip");

        assertThat(report.files())
                .extracting(file -> file.findings().iterator().next().id())
                .containsExactly("file-missing", "file-kind", "file-none", "zip-end-missing");
        assertThat(report.refused()).hasSize(4);
    }

    @Test
    void a_rule_is_raised_lowered_and_allowed_with_the_reason_in_the_message() throws Exception {
        zip("dist/a.zip");
        Files.writeString(folder.resolve("notes.txt"), "no archive");
        weights("""
                file-kind = { severity = "warning", reason = "notes are shipped too" }
                file-missing = { severity = "allowed", reason = "comes later" }
                """);

        FindingsReport report = validate("notes.txt", "missing");

        assertThat(report.refused()).isEmpty();
        assertThat(report.files())
                .flatExtracting(file -> file.findings().stream().toList())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING, Severity.INFO);
        assertThat(report.files().get(0).findings().iterator().next().message())
                .endsWith(" (pyproject.toml: notes are shipped too)");
    }

    @Test
    void weights_without_a_reason_or_of_unknown_rules_are_refused() throws Exception {
        weights("""
                file-kind = { severity = "warning" }
                file-none = "allowed"
                file-missing = { severity = "fatal", reason = "why not" }
                """);
        assertThatThrownBy(() -> validate("x"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("tool.pypack.validate.file-kind needs a severity")
                .hasMessageContaining("tool.pypack.validate.file-none must be a table")
                .hasMessageContaining("tool.pypack.validate.file-missing needs a severity");

        weights("file-knd = { severity = \"warning\", reason = \"why not\" }\n");
        assertThatThrownBy(() -> validate("x"))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pyproject.toml:2:")
                .hasMessageContaining("there is no rule file-knd")
                .hasMessageContaining("Did you mean file-kind?");
    }

    private FindingsReport validate(String... files) throws IOException {
        return new Validation(folder, Weights.in(folder), 2, BuildListener.SILENT)
                .of(List.of(files).stream().map(Path::of).toList());
    }

    private void weights(String table) throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), "[tool.pypack.validate]\n" + table);
    }

    private void zip(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        try (ZipWriter zip = ZipWriter.to(file, Instant.EPOCH, 1)) {
            zip.add("a.txt", new byte[] {1}, FileMode.REGULAR);
            zip.commit();
        }
    }
}
