package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.pypack.archive.deflate.DeflateEncoder;
import dev.pypack.build.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME, 2)) {
            assertThatIllegalArgumentException().isThrownBy(() -> zip.add(name, TEXT, FileMode.REGULAR));
        }
    }

    @Test
    void a_name_is_written_once() throws Exception {
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME, 2)) {
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

        try (ZipWriter again = ZipWriter.to(zip, TIME, 2)) {
            again.add("other", TEXT, FileMode.REGULAR);
        }

        assertThat(Files.readAllBytes(zip)).isEqualTo(before);
        assertThat(files()).containsExactly(zip);
    }

    @Test
    void the_bytes_do_not_depend_on_the_number_of_threads() throws Exception {
        Map<String, byte[]> files = Samples.ofAllSizes();
        Path one = written("one.zip", files, 1);
        Path eight = written("eight.zip", files, 8);

        assertThat(one).hasSameBinaryContentAs(eight);
        try (ZipFile zip = new ZipFile(one.toFile())) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                assertThat(zip.getInputStream(zip.getEntry(each.getKey())).readAllBytes())
                        .as(each.getKey())
                        .isEqualTo(each.getValue());
            }
            assertThat(zip.getEntry("large-random").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getEntry("large-text").getMethod()).isEqualTo(ZipEntry.DEFLATED);
        }
    }

    @Test
    void files_of_the_machine_give_the_same_bytes_as_their_content() throws Exception {
        Map<String, byte[]> contents = Samples.ofAllSizes();
        Path target = folder.resolve("files.zip");
        try (ZipWriter zip = ZipWriter.to(target, TIME, 2)) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                zip.add(each.getKey(), Files.write(folder.resolve(each.getKey()), each.getValue()));
            }
            zip.commit();
        }

        assertThat(target).hasSameBinaryContentAs(written("contents.zip", contents, 2));
    }

    @Test
    void what_was_written_has_its_size_and_SHA256_in_the_order_of_adding() throws Exception {
        Map<String, byte[]> contents = Samples.ofAllSizes();
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME, 2)) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                zip.add(each.getKey(), each.getValue(), FileMode.REGULAR);
            }

            assertThat(zip.written())
                    .extracting(
                            WrittenFile::name,
                            file -> file.content().size(),
                            file -> file.content().sha256())
                    .containsExactlyElementsOf(contents.entrySet().stream()
                            .map(each ->
                                    tuple(each.getKey(), (long) each.getValue().length, Sha256.of(each.getValue())))
                            .toList());
        }
    }

    @Test
    void a_file_is_executable_where_it_begins_as_a_script() throws Exception {
        Path target = folder.resolve("x.zip");
        try (ZipWriter zip = ZipWriter.to(target, TIME, 1)) {
            zip.add("script", Files.writeString(folder.resolve("script"), "#!/bin/sh\n"));
            zip.add("text", Files.writeString(folder.resolve("text"), "# !/bin/sh\n"));
            zip.add("short", Files.writeString(folder.resolve("short"), "#"));
            zip.commit();
        }

        assertThat(modes(target)).containsExactly(0100755, 0100644, 0100644);
    }

    @Test
    void what_is_stored_is_stored_however_well_it_would_shrink() throws Exception {
        Path target = folder.resolve("x.zip");
        Path source = Files.write(folder.resolve("inner.whl"), TEXT);
        try (ZipWriter zip = ZipWriter.to(target, TIME, 1)) {
            zip.store("inner.whl", source, FileMode.REGULAR);
            assertThat(zip.written())
                    .extracting(
                            WrittenFile::name,
                            file -> file.content().packedSize(),
                            file -> file.content().sha256())
                    .containsExactly(tuple("inner.whl", (long) TEXT.length, Sha256.of(TEXT)));
            zip.commit();
        }

        try (ZipFile zip = new ZipFile(target.toFile())) {
            assertThat(zip.getEntry("inner.whl").getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(zip.getEntry("inner.whl").getCompressedSize()).isEqualTo(TEXT.length);
            assertThat(zip.getInputStream(zip.getEntry("inner.whl")).readAllBytes())
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void what_was_packed_before_gives_the_same_bytes() throws Exception {
        Path target = folder.resolve("packed.zip");
        try (ZipWriter zip = ZipWriter.to(target, TIME, 1)) {
            zip.add("a", TEXT, FileMode.REGULAR);
            PackedFile packed = PackedFile.of(TEXT, new DeflateEncoder());
            assertThat(packed.content().packedSize()).isLessThan(TEXT.length);
            zip.add("b", packed, FileMode.EXECUTABLE);
            zip.commit();
        }
        Path expected = folder.resolve("expected.zip");
        try (ZipWriter zip = ZipWriter.to(expected, TIME, 1)) {
            zip.add("a", TEXT, FileMode.REGULAR);
            zip.add("b", TEXT, FileMode.EXECUTABLE);
            zip.commit();
        }

        assertThat(target).hasSameBinaryContentAs(expected);
    }

    @Test
    void a_file_of_another_archive_is_copied_as_it_is() throws Exception {
        Path source = written(TIME);
        Path target = folder.resolve("copy.zip");
        try (ZipArchive archive = ZipArchive.open(source);
                ZipWriter zip = ZipWriter.to(target, TIME, 1)) {
            for (ArchiveEntry entry : archive.entries()) {
                zip.copy(entry.name(), archive, entry);
            }
            assertThat(zip.written()).isEmpty();
            zip.commit();
        }

        assertThat(target).hasSameBinaryContentAs(source);
    }

    @Test
    void what_is_written_has_no_findings() throws Exception {
        try (ZipArchive archive = ZipArchive.open(written("x.zip", Samples.ofAllSizes(), 2))) {
            assertThat(archive.findings()).isEmpty();
            assertThat(archive.verify(2).findings()).isEmpty();
            assertThat(archive.verify(2).files())
                    .hasSameSizeAs(Samples.ofAllSizes().keySet());
        }
    }

    @Test
    void a_file_that_can_t_be_read_fails_the_archive_and_leaves_nothing() throws Exception {
        Path missing = folder.resolve("missing.py");
        Path gone = Files.createDirectory(folder.resolve("gone"));
        try (ZipWriter zip = ZipWriter.to(folder.resolve("x.zip"), TIME, 2)) {
            assertThatIOException()
                    .isThrownBy(() -> zip.add("missing.py", missing))
                    .withMessageContaining("missing.py");
            zip.add("gone", gone);
            assertThatIOException().isThrownBy(zip::commit);
        }

        assertThat(files()).containsExactly(gone);
    }

    @Test
    void what_a_killed_process_left_is_removed_and_what_is_being_written_stays() throws Exception {
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(3600));
        Path leftover = Files.setLastModifiedTime(Files.write(folder.resolve(".x.zip.1.part"), TEXT), longAgo);
        Path ofAnother = Files.setLastModifiedTime(Files.write(folder.resolve(".y.zip.1.part"), TEXT), longAgo);
        Path fresh = Files.write(folder.resolve(".x.zip.2.part"), TEXT);
        try (ZipWriter slow = ZipWriter.to(folder.resolve("x.zip"), TIME, 1)) {
            for (Path each : files()) {
                if (!each.equals(fresh)) {
                    Files.setLastModifiedTime(each, longAgo);
                }
            }
            Path written = written(TIME);
            assertThat(leftover).doesNotExist();
            assertThat(files()).contains(ofAnother, fresh, written);

            slow.add("slow", TEXT, FileMode.REGULAR);
            slow.commit();
        }

        try (ZipFile zip = new ZipFile(folder.resolve("x.zip").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("slow");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_534, 65_535, 65_536, 70_000})
    void any_number_of_entries_is_written_and_read_back(int count) throws Exception {
        Path target = folder.resolve("many.zip");
        try (ZipWriter zip = ZipWriter.to(target, TIME, 2)) {
            for (int i = 0; i < count; i++) {
                zip.add("f" + i, new byte[0], FileMode.REGULAR);
            }
            zip.commit();
        }

        try (ZipFile zip = new ZipFile(target.toFile())) {
            assertThat(zip.size()).isEqualTo(count);
        }
        byte[] end = Files.readAllBytes(target);
        boolean isZip64 = end.length > 42 && end[end.length - 42] == 'P' && end[end.length - 40] == 6;
        assertThat(isZip64).as("has the end record of zip64").isEqualTo(count >= 65_535);
    }

    private Path written(String name, Map<String, byte[]> files, int threads) throws IOException {
        Path target = folder.resolve(name);
        try (ZipWriter zip = ZipWriter.to(target, TIME, threads)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                zip.add(each.getKey(), each.getValue(), FileMode.of(each.getValue()));
            }
            zip.commit();
        }
        return target;
    }

    private static List<Integer> modes(Path zip) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> modes = new ArrayList<>();
        int at = bytes.getInt(bytes.capacity() - 6);
        while (bytes.getInt(at) == 0x02014b50) {
            modes.add(bytes.getInt(at + 38) >>> 16);
            at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30);
        }
        return modes;
    }

    private Path written(Instant time) throws IOException {
        Path target = folder.resolve("x.zip");
        try (ZipWriter zip = ZipWriter.to(target, time, 2)) {
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
