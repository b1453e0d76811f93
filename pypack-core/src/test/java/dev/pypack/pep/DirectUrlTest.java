package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectUrlTest {
    private static final Map<String, String> FOLDER = Map.of();

    @Test
    void readsAnArchive() {
        Map<String, Object> object =
                Map.of("url", "https://example.org/a.zip", "archive_info", Map.of("hashes", Map.of("sha256", "2dc6")));
        DirectUrl url = DirectUrl.of(object);
        assertThat(url.source()).isEqualTo(new DirectUrl.Archive(Map.of("sha256", "2dc6")));
        assertThat(url.toMap()).isEqualTo(object);
    }

    @Test
    void readsTheOldHash() {
        assertThat(archive(Map.of("hash", "sha256=2dc6")))
                .isEqualTo(archive(Map.of("hashes", Map.of("sha256", "2dc6"))));
        assertThat(archive(Map.of("hash", "md5=1", "hashes", Map.of("sha256", "2", "md5", "1"))))
                .isEqualTo(archive(Map.of("hashes", Map.of("sha256", "2", "md5", "1"))));
        assertThatThrownBy(() -> archive(Map.of("hash", "md5"))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> archive(Map.of("hash", "md5=1", "hashes", Map.of("md5", "2"))))
                .isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> archive(Map.of("hash", "md5=1", "hashes", Map.of("sha256", "1"))))
                .isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> archive(Map.of("hashes", Map.of("md5", 1)))).isInstanceOf(InvalidPep.class);
    }

    private static DirectUrl archive(Map<String, ?> info) {
        return DirectUrl.of(Map.of("url", "https://example.org/a.zip", "archive_info", info));
    }

    @Test
    void readsARepository() {
        Map<String, Object> object = Map.of(
                "url",
                "https://git@example.org/a.git",
                "vcs_info",
                Map.of("vcs", "git", "requested_revision", "main", "commit_id", "7921"),
                "subdirectory",
                "python");
        DirectUrl url = DirectUrl.of(object);
        assertThat(url.source()).isEqualTo(new DirectUrl.Repository("git", "7921", Optional.of("main")));
        assertThat(url.subdirectory()).hasValue("python");
        assertThat(url.toMap()).isEqualTo(object);
    }

    @Test
    void readsAFolder() {
        Map<String, Object> object = Map.of("url", "file:///home/a", "dir_info", Map.of("editable", true));
        assertThat(DirectUrl.of(object).toMap()).isEqualTo(object);
        assertThat(DirectUrl.of(Map.of("url", "file:///a", "dir_info", FOLDER)).source())
                .isEqualTo(new DirectUrl.Directory(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a", "file:a", "a", "file://host", ""})
    void refusesAFolderElsewhere(String url) {
        assertThatThrownBy(() -> DirectUrl.of(Map.of("url", url, "dir_info", FOLDER)))
                .isInstanceOf(InvalidPep.class);
    }

    @Test
    void refusesWhatIsNotOneSource() {
        assertThatThrownBy(() -> DirectUrl.of(Map.of("url", "a"))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> DirectUrl.of(Map.of("archive_info", FOLDER))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> DirectUrl.of(Map.of("url", 1, "archive_info", FOLDER)))
                .isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> DirectUrl.of(Map.of("url", "a", "archive_info", "b")))
                .isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> DirectUrl.of(Map.of("url", "file:///a", "archive_info", FOLDER, "dir_info", FOLDER)))
                .isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> DirectUrl.of(Map.of("url", "a", "vcs_info", Map.of("vcs", "git"))))
                .isInstanceOf(InvalidPep.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@example.org/a@b, https://example.org/a@b",
        "https://secret@example.org, https://example.org",
        "https://git@example.org/a, https://git@example.org/a",
        "https://${USER}:${PASS-1}@example.org/a, https://${USER}:${PASS-1}@example.org/a",
        "https://${USER}x@example.org/a, https://example.org/a",
        "git+ssh://u:p@example.org?x@y, git+ssh://example.org?x@y",
        "https://example.org/a@b, https://example.org/a@b",
        "a@b, a@b"
    })
    void writesNoSecrets(String url, String written) {
        assertThat(DirectUrl.of(Map.of("url", url, "archive_info", FOLDER)).toMap())
                .containsEntry("url", written);
    }
}
