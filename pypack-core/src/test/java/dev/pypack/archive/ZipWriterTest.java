package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipWriterTest {
    private static final Instant TIME = Instant.parse("2024-03-10T02:30:11Z");
    private static final byte[] TEXT = "print('a')\n".repeat(200).getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_is_written_is_read_back_in_order() throws Exception {
        Path zip = written(TIME);

        try (ZipInputStream stream = new ZipInputStream(Files.newInputStream(zip))) {
            ZipEntry first = stream.getNextEntry();
            assertThat(first.getName()).isEqualTo("pkg/mod.py");
            assertThat(stream.readAllBytes()).isEqualTo(TEXT);
            assertThat(stream.getNextEntry().getName()).isEqualTo("pkg/größe.txt");
            assertThat(stream.readAllBytes()).isEqualTo("x".getBytes(UTF_8));
            assertThat(stream.getNextEntry()).isNull();
        }
        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.size()).isEqualTo(2);
            assertThat(file.getEntry("pkg/mod.py").getTimeLocal()).isEqualTo(LocalDateTime.of(2024, 3, 10, 2, 30, 10));
            assertThat(file.getEntry("pkg/mod.py").getMethod()).isEqualTo(ZipEntry.DEFLATED);
            assertThat(file.getEntry("pkg/größe.txt").getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    @Test
    void headers_have_no_data_descriptor_no_extra_field_and_the_unix_mode() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written(TIME))).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.capacity() - 22;
        int directory = bytes.getInt(end + 16);

        assertThat(bytes.getInt(end)).isEqualTo(0x06054b50);
        assertThat(bytes.getInt(directory)).isEqualTo(0x02014b50);
        assertThat(bytes.getShort(6)).as("flags of the first entry").isEqualTo((short) 0);
        assertThat(bytes.getShort(28)).as("extra field of the first entry").isEqualTo((short) 0);
        assertThat(bytes.getInt(directory + 38) >>> 16)
                .as("mode of the first entry")
                .isEqualTo(0100644);
        int second = directory + 46 + "pkg/mod.py".length();
        assertThat(bytes.getShort(second + 8)).as("UTF-8 flag of the second").isEqualTo((short) 0x800);
        assertThat(bytes.getInt(second + 38) >>> 16).isEqualTo(0100755);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Kathmandu", "Pacific/Apia"})
    void the_zone_of_the_machine_never_shows(String zone) throws Exception {
        byte[] expected = Files.readAllBytes(written(TIME));
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertThat(Files.readAllBytes(written(TIME))).isEqualTo(expected);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void times_that_a_zip_file_can_t_hold_become_the_nearest() {
        assertThat(DosTime.of(Instant.EPOCH)).isEqualTo(new DosTime(1 << 5 | 1, 0));
        assertThat(DosTime.of(Instant.parse("2200-01-01T00:00:00Z")))
                .isEqualTo(new DosTime(127 << 9 | 12 << 5 | 31, 23 << 11 | 59 << 5 | 29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../../x", "a//b", "a\\b", "a/", "nul\0", "line\nbreak"})
    void names_that_lead_out_or_are_odd_are_refused(String name) throws Exception {
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME)) {
            assertThatIllegalArgumentException().isThrownBy(() -> zip.add(name, TEXT, FileMode.REGULAR));
        }
    }

    @Test
    void a_name_is_written_once() throws Exception {
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME)) {
            zip.add("a", TEXT, FileMode.REGULAR);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> zip.add("a", TEXT, FileMode.REGULAR))
                    .withMessageContaining("two entries are called a");
        }
    }

    @Test
    void without_commit_the_old_file_stays_and_nothing_is_beside_it() throws Exception {
        Path zip = written(TIME);
        byte[] before = Files.readAllBytes(zip);

        try (ZipWriter again = ZipWriter.to(zip, TIME)) {
            again.add("other", TEXT, FileMode.REGULAR);
        }

        assertThat(Files.readAllBytes(zip)).isEqualTo(before);
        assertThat(files()).containsExactly(zip);
    }

    @Test
    void more_entries_than_a_plain_zip_file_holds_are_refused() throws Exception {
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME)) {
            org.assertj.core.api.Assertions.assertThatIOException()
                    .isThrownBy(() -> {
                        for (int i = 0; i < 70_000; i++) {
                            zip.add("f" + i, new byte[0], FileMode.REGULAR);
                        }
                    })
                    .withMessageContaining("65,534 entries");
        }
        assertThat(files()).isEmpty();
    }

    private Path written(Instant time) throws IOException {
        Path target = folder.resolve("x.zip");
        try (ZipWriter zip = ZipWriter.to(target, time)) {
            zip.add("pkg/mod.py", TEXT, FileMode.REGULAR);
            zip.add("pkg/größe.txt", "x".getBytes(UTF_8), FileMode.EXECUTABLE);
            assertThat(zip.commit()).isEqualTo(Files.size(target));
        }
        return target;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
