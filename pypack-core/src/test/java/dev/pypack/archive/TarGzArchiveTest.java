package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.OperatingSystem;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of sources, ordinary and hostile, beside what Python's data filter makes of them. */
class TarGzArchiveTest {
    private static final String BY_PYTHON =
            "import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2], filter='data')";

    @TempDir
    Path folder;

    private int count;

    @Test
    void what_the_writer_writes_is_read() throws IOException {
        Path file = folder.resolve("a.tar.gz");
        String longName = "acme-1.0/" + "deep/".repeat(40) + "ünï.py";
        try (TarGzWriter tar = TarGzWriter.to(file, Instant.parse("2024-01-01T00:00:00Z"), 1)) {
            tar.add("acme-1.0/run.sh", "#!/bin/sh\n".getBytes(UTF_8), FileMode.EXECUTABLE);
            tar.add(longName, "x = 1\n".getBytes(UTF_8), FileMode.REGULAR);
            tar.add("acme-1.0/empty", new byte[0], FileMode.REGULAR);
            tar.commit();
        }

        Path unpacked = extract(file);

        assertThat(files(unpacked))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("acme-1.0/run.sh", "#!/bin/sh\n", longName, "x = 1\n", "acme-1.0/empty", ""));
        assertThat(files(unpacked)).isEqualTo(files(byPython(file)));
        assertThat(unpacked.resolve("acme-1.0/run.sh").toFile().canExecute()).isTrue();
        assertThat(unpacked.resolve("acme-1.0/empty").toFile().canExecute()).isFalse();
        assertThat(Files.getLastModifiedTime(unpacked.resolve("acme-1.0/empty")).toInstant())
                .isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
    }

    @Test
    void what_tar_writes_is_read_in_each_of_its_formats() throws IOException {
        assumeThat(Judges.host().system()).as("links need no rights").isNotEqualTo(OperatingSystem.WINDOWS);
        Path sources = Files.createDirectories(folder.resolve("in/acme-1.0/" + "long-name-".repeat(7)));
        Files.writeString(sources.resolve("a.py"), "a".repeat(3000));
        Files.createSymbolicLink(sources.resolve("b.py"), Path.of("a.py"));
        Files.createSymbolicLink(sources.resolve("c.py"), Path.of("b.py"));
        Files.createLink(sources.resolve("d.py"), sources.resolve("a.py"));
        Files.createSymbolicLink(sources.resolve("e".repeat(90)), Path.of("a.py"));
        for (String format : new String[] {"PAX_FORMAT", "GNU_FORMAT", "USTAR_FORMAT"}) {
            Path file = folder.resolve(format + ".tar.gz");
            String script = "import sys, tarfile; t = tarfile.open(sys.argv[1], 'w:gz', format=tarfile." + format
                    + "); t.add(sys.argv[2], 'acme-1.0'); t.close()";
            python(script, file, folder.resolve("in/acme-1.0"));

            assertThat(files(extract(file))).as(format).hasSize(5).isEqualTo(files(byPython(file)));
        }
    }

    @Test
    void nothing_leads_out() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "outside");
        for (String name :
                new String[] {"../outside", "a/../../outside", "a/..", "..", "C:/outside", "a\\..\\outside"}) {
            assertThatThrownBy(() -> extract(tar(entry(name, '0', "", "evil"))))
                    .as(name)
                    .isInstanceOf(InvalidArchive.class)
                    .hasMessageContaining("leads out of it");
        }
        for (String link : new String[] {"../outside", "/etc/passwd", "a/../../outside", "C:/x"}) {
            for (char type : new char[] {'1', '2'}) {
                assertThatThrownBy(() -> extract(tar(entry("link", type, link, ""))))
                        .as(link)
                        .isInstanceOf(InvalidArchive.class)
                        .hasMessageContaining("link leads out of it, to ");
            }
        }
        assertThat(outside).hasContent("outside");
    }

    @Test
    void a_link_is_never_written_through() throws IOException {
        // Where links are made at once, each of these writes or leads elsewhere.
        Map<String, byte[]> hostile = Map.of(
                "a folder that is a link", join(entry("d", '2', ".", ""), entry("d/../../evil", '0', "", "evil")),
                "a link to a link",
                        join(entry("a", '2', ".", ""), entry("b", '2', "a/..", ""), entry("b/evil", '0', "", "x")));
        for (Map.Entry<String, byte[]> each : hostile.entrySet()) {
            assertThatThrownBy(() -> extract(tar(each.getValue())))
                    .as(each.getKey())
                    .isInstanceOf(InvalidArchive.class);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isSymbolicLink)).isEmpty();
        }
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void absolute_names_are_taken_for_relative_ones_as_python_does() throws IOException {
        Path file = tar(join(entry("/acme/a.py", '0', "", "a"), entry("./acme/./b.py", '0', "", "b")));

        assertThat(files(extract(file)))
                .containsOnlyKeys("acme/a.py", "acme/b.py")
                .isEqualTo(files(byPython(file)));
    }

    @Test
    void what_is_no_file_is_refused() throws IOException {
        for (char type : new char[] {'3', '4', '6', 'S', 'V'}) {
            assertThatThrownBy(() -> extract(tar(entry("device", type, "", ""))))
                    .isInstanceOf(InvalidArchive.class)
                    .hasMessageContaining("device is neither a file nor a folder nor a link to one");
        }
        assertThatThrownBy(() -> extract(tar(join(entry("d/", '5', "", ""), entry("l", '2', "d", "")))))
                .hasMessageContaining("l is a link to d, which is a folder, and only files are copied");
        assertThatThrownBy(() -> extract(tar(entry("l", '2', "nothing", ""))))
                .hasMessageContaining("l is a link to nothing, which is not in it");
        assertThatThrownBy(() -> extract(tar(join(entry("l", '2', "m", ""), entry("m", '2', "l", "")))))
                .hasMessageContaining("which is not in it");
        assertThatThrownBy(() -> extract(tar(join(entry("a", '0', "", "x"), entry("a/b", '0', "", "y")))))
                .isInstanceOf(InvalidArchive.class);
    }

    @Test
    void damage_is_noticed() throws IOException {
        byte[] whole =
                Files.readAllBytes(tar(join(entry("a", '0', "", "text".repeat(5000)), entry("b", '0', "", "b"))));
        Map<String, String> right = files(extract(Files.write(folder.resolve("whole"), whole)));
        int noticed = 0;
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
            if (i % 2 == 0) {
                // Behind the header of gzip, which has a time that says nothing.
                damaged[10 + random.nextInt(whole.length - 10)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("damaged" + i), damaged);
            try {
                // Some bits of a deflated stream say nothing.
                assertThat(files(extract(file))).as("damaged %s", i).isEqualTo(right);
            } catch (InvalidArchive e) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(190);
        byte[] header = entry("a", '0', "", "x");
        header[150] ^= 1;
        assertThatThrownBy(() -> extract(tar(header))).hasMessageContaining("a header in it is damaged");
        assertThatThrownBy(() -> extract(Files.writeString(folder.resolve("text"), "no archive")))
                .hasMessageContaining("it is not packed by gzip");
        assertThatThrownBy(() -> extract(tar(join(entry("x", 'x', "", "99 path=a\n"), entry("a", '0', "", "")))))
                .hasMessageContaining("an extended header in it is damaged");
        assertThatThrownBy(() -> extract(tar(join(entry("x", 'x', "", "11 size=-1\n"), entry("a", '0', "", "")))))
                .isInstanceOf(InvalidArchive.class);
    }

    private Path extract(Path file) throws IOException {
        Path made = Files.createDirectories(folder.resolve("unpacked/" + count++));
        TarGzArchive.extract(file, made);
        return made;
    }

    private Path byPython(Path file) throws IOException {
        Path made = Files.createDirectories(folder.resolve("python/" + count++));
        python(BY_PYTHON, file, made);
        return made;
    }

    private static void python(String script, Path... arguments) {
        String[] words = Stream.concat(
                        Stream.of("-c", script), Arrays.stream(arguments).map(Path::toString))
                .toArray(String[]::new);
        Outcome outcome = Judges.summoned().python().command(words).run();
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    }

    private Path tar(byte[] entries) throws IOException {
        Path file = folder.resolve("crafted" + count++ + ".tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(entries);
            out.write(new byte[1024]);
        }
        return file;
    }

    private static byte[] join(byte[]... entries) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] each : entries) {
            all.writeBytes(each);
        }
        return all.toByteArray();
    }

    private static byte[] entry(String name, char type, String link, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        byte[] block = new byte[512 + (bytes.length + 511) / 512 * 512];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 124, String.format("%011o", bytes.length));
        put(block, 136, "00000000000");
        put(block, 148, "        ");
        block[156] = (byte) type;
        put(block, 157, link);
        put(block, 257, "ustar\00000");
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += block[i] & 0xFF;
        }
        put(block, 148, String.format("%06o\0 ", sum));
        System.arraycopy(bytes, 0, block, 512, bytes.length);
        return block;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
