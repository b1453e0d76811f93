package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.FileState;
import dev.pypack.build.Sha256;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.WheelName;
import dev.pypack.wheel.EntryScript;
import dev.pypack.wheel.InstallScheme;
import dev.pypack.wheel.UnpackedFile;
import dev.pypack.wheel.UnpackedWheel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptWheelTextTest {
    private static final Path FOLDER = Path.of("files");
    private static final KeptWheel WHEEL = new KeptWheel(
            new UnpackedWheel(
                    WheelName.parse("acme-1.0-py3-none-any.whl"),
                    "acme-1.0.dist-info/",
                    List.of(
                            file("acme/__init__.py", InstallScheme.LIBRARY, false),
                            file("acme-1.0.data/scripts/with blank \u00e9", InstallScheme.SCRIPTS, true)),
                    List.of(new EntryScript("acme", "acme.cli", "main", false))),
            FOLDER,
            List.of(new FileState(7, 1_790_000_000L, 123_456_789, -5), new FileState(7, -1, 0, 0)));

    @Test
    void what_is_kept_is_read() {
        assertThat(KeptWheelText.parse(KeptWheelText.of(WHEEL), FOLDER)).contains(WHEEL);
    }

    @Test
    void a_text_that_was_cut_is_none() {
        String text = KeptWheelText.of(WHEEL);
        for (int length = 0; length < text.length(); length++) {
            assertThat(read(text.substring(0, length))).isEmpty();
        }
    }

    @Test
    void a_text_of_another_kind_is_none() {
        String text = KeptWheelText.of(WHEEL);

        assertThat(read(text.replace("pypack wheel 1", "pypack wheel 0"))).isEmpty();
        assertThat(read(text.replace("script\tacme", "program\tacme"))).isEmpty();
        assertThat(read(text.replace("LIBRARY", "LIBRARIES"))).isEmpty();
        assertThat(read(text.replace("1790000000", "soon"))).isEmpty();
        assertThat(read(text.replace("-5", "4294967291"))).isEmpty();
        assertThat(read(text + "more\n")).isEmpty();
        assertThat(read(text.replace("acme-1.0-py3-none-any.whl", "acme"))).isEmpty();
    }

    /** As the store does it. */
    private static Optional<KeptWheel> read(String text) {
        try {
            return KeptWheelText.parse(text, FOLDER);
        } catch (IllegalArgumentException | InvalidPep damaged) {
            return Optional.empty();
        }
    }

    private static UnpackedFile file(String path, InstallScheme scheme, boolean isExecutable) {
        return new UnpackedFile(path, scheme, path, 7, Sha256.of(path.getBytes(UTF_8)), isExecutable);
    }
}
