package dev.pypack.archive;

import static dev.pypack.archive.CraftedEntry.deflated;
import static dev.pypack.archive.CraftedEntry.stored;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pypack.build.Sha256;
import dev.pypack.finding.EscapedText;
import dev.pypack.finding.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipReadingTest {
    private static final byte[] TEXT = "print('a')\n".repeat(20_000).getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path write(CraftedZip zip) throws IOException {
        return Files.write(folder.resolve("acme-1.0-py3-none-any.whl"), zip.bytes());
    }

    @Test
    void files_are_listed_in_the_order_of_their_data_and_folders_are_not() throws Exception {
        Path zip = write(CraftedZip.of(
                stored("z", "z"),
                stored("pkg/", "").mode(040755),
                deflated("a", TEXT).mode(0100755)));

        try (ZipArchive archive = ZipArchive.open(zip)) {
            ArchiveEntry entry = archive.entry("a").orElseThrow();
            assertThat(archive.entries()).extracting(ArchiveEntry::name).containsExactly("z", "a");
            assertThat(archive.entry("pkg/")).isEmpty();
            assertThat(entry.size()).isEqualTo(TEXT.length);
            assertThat(entry.compressedSize()).isEqualTo(CraftedEntry.deflate(TEXT).length);
            assertThat(entry.method()).isEqualTo(8);
            assertThat(entry.mode()).isEqualTo(0100755);
            assertThat(archive.content(entry)).isEqualTo(TEXT);
            assertThat(archive.verify(1).files()).containsOnlyKeys("z", "a");
        }
    }

    @Test
    void what_is_read_does_not_depend_on_the_number_of_threads() throws Exception {
        CraftedZip zip = new CraftedZip();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] content = new byte[random.nextInt(100_000)];
            random.nextBytes(content);
            zip.entries.add(i % 2 == 0 ? stored("f" + i, content) : deflated("f" + i, content));
            if (i % 50 == 0) {
                zip.entries.get(i).both(header -> header.crc++);
            }
        }
        Path file = write(zip);

        try (ZipArchive archive = ZipArchive.open(file)) {
            ZipContents alone = archive.verify(1);
            ZipContents together = archive.verify(8);
            assertThat(alone.findings())
                    .extracting(Finding::id)
                    .containsOnly("zip-crc")
                    .hasSize(4);
            assertThat(together.findings().toText()).isEqualTo(alone.findings().toText());
            assertThat(together.files().keySet())
                    .containsExactlyElementsOf(alone.files().keySet());
            assertThat(alone.files()).hasSize(196);
            for (ReadFile read : together.files().values()) {
                byte[] content = archive.content(read.entry());
                assertThat(read.sha256()).isEqualTo(Sha256.of(content));
                assertThat(content).startsWith(read.head());
                assertThat(read.head()).hasSize(Math.min(content.length, ReadFile.HEAD));
            }
        }
    }

    @Test
    void a_stream_gives_the_content_in_pieces_of_any_size() throws Exception {
        try (ZipArchive archive = ZipArchive.open(write(CraftedZip.of(deflated("a", TEXT), stored("b", TEXT))));
                InputStream deflated = archive.stream(archive.entry("a").orElseThrow());
                InputStream stored = archive.stream(archive.entry("b").orElseThrow())) {
            assertThat(inPieces(deflated)).isEqualTo(TEXT);
            assertThat(inPieces(stored)).isEqualTo(TEXT);
            assertThat(deflated.read()).isEqualTo(-1);
            assertThat(deflated.read(new byte[0])).isZero();
        }
    }

    @Test
    void a_stream_that_is_closed_gives_nothing() throws Exception {
        try (ZipArchive archive = ZipArchive.open(write(CraftedZip.of(deflated("a", TEXT))))) {
            InputStream in = archive.stream(archive.entries().get(0));
            assertThat(in.read()).isEqualTo('p');
            in.close();
            in.close();
            assertThatIOException().isThrownBy(in::read).withMessage("the stream is closed");
        }
    }

    private static byte[] inPieces(InputStream in) throws IOException {
        Random random = new Random(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int single = in.read(); single >= 0; single = in.read()) {
            out.write(single);
            out.writeBytes(in.readNBytes(random.nextInt(5_000)));
        }
        return out.toByteArray();
    }

    @Test
    void raw_bytes_are_those_of_the_archive() throws Exception {
        try (ZipArchive archive = ZipArchive.open(write(CraftedZip.of(deflated("a", TEXT), stored("b", TEXT))))) {
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            archive.copyRaw(archive.entry("a").orElseThrow(), deflated);
            archive.copyRaw(archive.entry("b").orElseThrow(), stored);
            assertThat(deflated.toByteArray()).isEqualTo(CraftedEntry.deflate(TEXT));
            assertThat(stored.toByteArray()).isEqualTo(TEXT);
        }
    }

    @Test
    void damage_is_told_with_its_place() throws Exception {
        CraftedZip zip = CraftedZip.of(stored("pkg/\u202ea.py", "12345").both(header -> header.crc = 1));
        try (ZipArchive archive = ZipArchive.open(write(zip))) {
            ArchiveEntry entry = archive.entries().get(0);
            assertThatExceptionOfType(InvalidArchive.class)
                    .isThrownBy(() -> archive.content(entry))
                    .withMessageStartingWith(
                            "acme-1.0-py3-none-any.whl!/pkg/\\u{202e}a.py: its content has the checksum "
                                    + "cbf53a1c; its headers say 00000001\n    ")
                    .satisfies(damage -> assertThat(damage.findings())
                            .extracting(Finding::id)
                            .containsExactly("zip-crc"));
        }
    }

    @Test
    void a_stream_that_is_damaged_never_tells_its_end() throws Exception {
        CraftedZip zip = CraftedZip.of(deflated("a", TEXT).both(header -> header.crc = 1));
        try (ZipArchive archive = ZipArchive.open(write(zip));
                InputStream in = archive.stream(archive.entries().get(0))) {
            assertThat(in.readNBytes(TEXT.length)).isEqualTo(TEXT);
            assertThatExceptionOfType(InvalidArchive.class).isThrownBy(in::read);
            assertThatExceptionOfType(InvalidArchive.class).isThrownBy(in::read);
        }
    }

    @Test
    void a_name_that_is_there_twice_is_listed_once() throws Exception {
        try (ZipArchive archive = ZipArchive.open(write(CraftedZip.of(stored("a", "first"), stored("a", "last"))))) {
            assertThat(archive.entries()).hasSize(1);
            assertThat(archive.content(archive.entries().get(0))).asString().isEqualTo("last");
        }
    }

    @Test
    void what_is_encrypted_or_shares_its_bytes_is_not_listed() throws Exception {
        CraftedEntry copy = stored("copy", "a");
        copy.isInFile = false;
        copy.offset = 0;
        CraftedZip zip = CraftedZip.of(
                stored("a", "a"),
                copy,
                stored("secret", "b").both(header -> header.flags = 1),
                stored("bzip2", "b").both(header -> header.method = 12));
        try (ZipArchive archive = ZipArchive.open(write(zip))) {
            assertThat(archive.entries()).extracting(ArchiveEntry::name).containsExactly("a");
        }
    }

    @Test
    void limits_are_kept_and_nothing_is_read_beyond_them() throws Exception {
        Path zip = write(CraftedZip.of(stored("a", "12345"), stored("b", "12345"), stored("c", "12345")));

        requireLimit(zip, new ZipLimits(2, 10_000, 100, 100), ZipRule.LIMIT_ENTRIES);
        requireLimit(zip, new ZipLimits(3, 140, 100, 100), ZipRule.LIMIT_DIRECTORY);
        requireLimit(zip, new ZipLimits(3, 141, 14, 100), ZipRule.LIMIT_SIZE);
        try (ZipArchive archive = ZipArchive.open(zip, new ZipLimits(3, 141, Long.MAX_VALUE, 5))) {
            assertThat(archive.content(archive.entries().get(2))).hasSize(5);
        }
        try (ZipArchive archive = ZipArchive.open(zip, new ZipLimits(3, 141, 15, 4))) {
            assertThat(archive.findings().toText()).isEmpty();
            assertThatIOException()
                    .isThrownBy(() -> archive.content(archive.entries().get(0)))
                    .withMessageContaining("acme-1.0-py3-none-any.whl!/a has 5 bytes; 4 are allowed in memory");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new ZipLimits(-1, 1, 1, 1));
    }

    private static void requireLimit(Path zip, ZipLimits limits, ZipRule rule) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip, limits)) {
            assertThat(archive.findings()).extracting(Finding::id).containsExactly(rule.id());
            assertThat(archive.entries()).isEmpty();
            assertThat(archive.verify(1).files()).isEmpty();
        }
    }

    @Test
    void sizes_that_add_up_beyond_all_numbers_are_too_many() throws Exception {
        CraftedZip zip = new CraftedZip();
        for (int i = 0; i < 5; i++) {
            zip.entries.add(stored("a" + i, "")
                    .zip64()
                    .both(header -> header.extra = CraftedEntry.field(
                            1,
                            new HeaderBytes()
                                    .eightBytes(Long.MAX_VALUE)
                                    .eightBytes(0)
                                    .toBytes())));
        }
        try (ZipArchive archive = ZipArchive.open(write(zip))) {
            assertThat(archive.findings()).extracting(Finding::id).contains("zip-limit-size");
            assertThat(archive.entries()).isEmpty();
        }
    }

    @Test
    void many_findings_of_a_rule_are_counted() throws Exception {
        CraftedZip zip = new CraftedZip();
        for (int i = 0; i < 1_000; i++) {
            zip.entries.add(stored("a" + i, "").mode(0120777));
            zip.entries.add(stored("b" + i, "").mode(0100600));
        }
        try (ZipArchive archive = ZipArchive.open(write(zip))) {
            List<Finding> found = archive.findings().stream().toList();
            assertThat(found).hasSize(20 + 3 + 2);
            assertThat(found.get(24).toText()).startsWith("acme-1.0-py3-none-any.whl: the same holds 980 times more");
            assertThat(found.get(23).message()).isEqualTo("the same holds 997 times more");
        }
    }

    @Test
    void names_are_shown_so_that_nothing_hides_in_them() {
        assertThat(EscapedText.of("a\nb\u001b[2J\u202e\\x\u00a0\ud800 \u00f6\u2028"))
                .isEqualTo("a\\x0ab\\x1b[2J\\u{202e}\\\\x\\xa0\\u{d800} \u00f6\\u{2028}");
        assertThat(EscapedText.of("a".repeat(10_000))).isEqualTo("a".repeat(200) + "...");
        assertThat(EscapedText.inAscii("\u00e9")).isEqualTo("\\xe9");
    }

    @Test
    void what_is_no_file_or_not_of_this_archive_is_refused() throws Exception {
        Path zip = write(CraftedZip.of(stored("a", "a")));
        ArchiveEntry other = new ArchiveEntry("a", 2, 2, 0, 0, 0);

        assertThatIOException()
                .isThrownBy(() -> ZipArchive.open(folder.resolve("none.zip")))
                .withMessageContaining("is not there");
        assertThatIOException().isThrownBy(() -> ZipArchive.open(folder)).withMessageContaining("is not a file");
        try (ZipArchive archive = ZipArchive.open(zip)) {
            assertThatIllegalArgumentException().isThrownBy(() -> archive.content(other));
            assertThatIllegalArgumentException().isThrownBy(() -> archive.verify(0));
        }
    }

    @Test
    void a_file_that_shrinks_while_it_is_read_is_told() throws Exception {
        Path zip = write(CraftedZip.of(stored("a", TEXT)));
        try (ZipArchive archive = ZipArchive.open(zip)) {
            Files.write(zip, new byte[100]);
            assertThatIOException()
                    .isThrownBy(() -> archive.verify(2))
                    .withMessageContaining("was cut to 100 bytes while it was read");
        }
    }

    @Test
    void an_interrupted_thread_stops_reading() throws Exception {
        List<CraftedEntry> entries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            entries.add(stored("a" + i, TEXT));
        }
        try (ZipArchive archive = ZipArchive.open(write(CraftedZip.of(entries.toArray(CraftedEntry[]::new))))) {
            Thread.currentThread().interrupt();
            assertThatIOException().isThrownBy(() -> archive.verify(2));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Reads an archive, in a process of its own. */
    public static void main(String[] file) throws IOException {
        try (ZipArchive archive = ZipArchive.open(Path.of(file[0]))) {
            ZipContents contents = archive.verify(2);
            long size = contents.files().values().stream()
                    .mapToLong(read -> read.entry().size())
                    .sum();
            System.out.println(archive.findings().toText() + contents.findings().toText() + size);
        }
    }

    @Test
    void large_files_are_read_in_little_memory() throws Exception {
        Path zip = folder.resolve("large.zip");
        CraftedZip.of(deflated("deflated", new byte[48 << 20]), LargeZips.zeros("stored", 96L << 20))
                .write(zip);

        assertThat(LargeZips.readInOwnProcess(zip, "-Xmx20m")).isEqualTo(String.valueOf(144L << 20));
    }
}
