package dev.pypack.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarGzWriterTest {
    private static final Instant TIME = Instant.parse("2024-03-10T02:30:11Z");
    private static final String LIST = """
            import hashlib, json, sys, tarfile
            with tarfile.open(sys.argv[1]) as tar:
                print(json.dumps([[m.name, m.size, oct(m.mode), m.mtime, m.uid, m.gid, m.uname, m.gname, m.isreg(),
                    hashlib.sha256(tar.extractfile(m).read()).hexdigest()] for m in tar.getmembers()], ensure_ascii=True))
            """;

    @TempDir
    Path folder;

    @Test
    void CPython_reads_back_what_was_written() throws Exception {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("x-1.0/PKG-INFO", "Name: x\n".getBytes(UTF_8));
        contents.put("x-1.0/größe.py", "#!/usr/bin/python\n".getBytes(UTF_8));
        contents.put("x-1.0/" + "long/".repeat(40) + "name.py", "1\n".getBytes(UTF_8));
        contents.put("x-1.0/" + "n".repeat(94), new byte[512]);
        contents.put("x-1.0/" + "n".repeat(95), new byte[513]);
        contents.put("x-1.0/empty", new byte[0]);
        contents.put("x-1.0/large", Samples.text(2 * DeflateStream.STRETCH + 5));
        Path archive = written("x.tar.gz", contents, 2);
        Path script = Files.writeString(folder.resolve("list.py"), LIST);

        Outcome listed = Judges.summoned().python(script, archive.toString());

        StringBuilder expected = new StringBuilder();
        for (Map.Entry<String, byte[]> each : contents.entrySet()) {
            expected.append(expected.isEmpty() ? "[" : ", ")
                    .append("[\"")
                    .append(each.getKey().replace("ö", "\\u00f6").replace("ß", "\\u00df"))
                    .append("\", ")
                    .append(each.getValue().length)
                    .append(each.getKey().endsWith("größe.py") ? ", \"0o755\", " : ", \"0o644\", ")
                    .append(TIME.getEpochSecond())
                    .append(", 0, 0, \"\", \"\", true, \"")
                    .append(dev.pypack.build.Sha256.of(each.getValue()))
                    .append("\"]");
        }
        assertThat(listed.output().strip()).isEqualTo(expected + "]");
    }

    @Test
    void the_bytes_do_not_depend_on_the_number_of_threads_nor_on_where_the_content_comes_from() throws Exception {
        Map<String, byte[]> contents = Samples.ofAllSizes();
        Path one = written("one.tar.gz", contents, 1);
        Path eight = written("eight.tar.gz", contents, 8);
        Path files = folder.resolve("files.tar.gz");
        try (TarGzWriter tar = TarGzWriter.to(files, TIME, 2)) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                tar.add(each.getKey(), Files.write(folder.resolve(each.getKey()), each.getValue()));
            }
            assertThat(tar.commit()).isEqualTo(Files.size(files));
        }

        assertThat(one).hasSameBinaryContentAs(eight).hasSameBinaryContentAs(files);
    }

    @Test
    void gzip_has_no_name_the_time_and_no_system() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(written("x.tar.gz", Map.of("a", new byte[1]), 1)))
                .order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.getShort(0)).isEqualTo((short) 0x8b1f);
        assertThat(bytes.get(2)).as("method").isEqualTo((byte) 8);
        assertThat(bytes.get(3)).as("flags").isZero();
        assertThat(bytes.getInt(4)).isEqualTo((int) TIME.getEpochSecond());
        assertThat(bytes.get(9)).as("system").isEqualTo((byte) 255);
    }

    @Test
    void times_outside_of_1980_to_2107_become_the_nearest() throws Exception {
        Path early = folder.resolve("early.tar.gz");
        try (TarGzWriter tar = TarGzWriter.to(early, Instant.EPOCH, 1)) {
            tar.add("a", new byte[1], FileMode.REGULAR);
            tar.commit();
        }

        try (InputStream in = new GZIPInputStream(Files.newInputStream(early))) {
            String time = new String(in.readAllBytes(), 136, 11, UTF_8);
            assertThat(Long.parseLong(time, 8)).isEqualTo(315532800);
        }
    }

    @Test
    void odd_and_doubled_names_are_refused() throws Exception {
        try (TarGzWriter tar = TarGzWriter.to(folder.resolve("x.tar.gz"), TIME, 1)) {
            tar.add("a", new byte[0], FileMode.REGULAR);
            assertThatIllegalArgumentException().isThrownBy(() -> tar.add("a", new byte[0], FileMode.REGULAR));
            assertThatIllegalArgumentException().isThrownBy(() -> tar.add("../a", new byte[0], FileMode.REGULAR));
        }
    }

    @Test
    void a_file_that_can_t_be_read_leaves_nothing() throws Exception {
        try (TarGzWriter tar = TarGzWriter.to(folder.resolve("x.tar.gz"), TIME, 1)) {
            assertThatIOException().isThrownBy(() -> tar.add("a", folder.resolve("missing")));
        }

        assertThat(folder).isEmptyDirectory();
    }

    private Path written(String name, Map<String, byte[]> contents, int threads) throws IOException {
        Path target = folder.resolve(name);
        try (TarGzWriter tar = TarGzWriter.to(target, TIME, threads)) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                tar.add(each.getKey(), each.getValue(), FileMode.of(each.getValue()));
            }
            tar.commit();
        }
        return target;
    }
}
