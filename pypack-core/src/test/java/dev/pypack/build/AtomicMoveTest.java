package dev.pypack.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicMoveTest {
    @TempDir
    private Path folder;

    @Test
    void a_file_is_written_and_replaced_and_what_a_killed_process_left_of_it_goes() throws Exception {
        Path left = write(".a.json.1.part", 3_600);
        Path another = write(".a.json.2.part", 1);
        Path ofAnother = write(".b.json.1.part", 3_600);
        Path file = folder.resolve("a.json");

        AtomicMove.write(file, "one".getBytes(UTF_8));
        AtomicMove.write(file, "two".getBytes(UTF_8));

        assertThat(file).hasContent("two");
        assertThat(left).doesNotExist();
        assertThat(another).exists();
        assertThat(folder).isDirectoryContaining(ofAnother::equals);
    }

    private Path write(String name, long secondsAgo) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "half");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(secondsAgo)));
    }
}
