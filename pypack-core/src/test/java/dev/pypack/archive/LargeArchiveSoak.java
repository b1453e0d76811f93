package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries that only zip64 can hold, written in little memory. */
class LargeArchiveSoak {
    private static final long SIZE = 5_000_000_000L;
    private static final String READ_BACK = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as archive:
                assert archive.testzip() is None
                for each in archive.infolist():
                    print(each.filename, each.file_size, each.compress_type, each.header_offset > 2**32)
            """;

    @TempDir
    Path folder;

    @Test
    void an_entry_of_5_GB_and_one_behind_5_GB_are_written_in_128_MB_and_read_back() throws Exception {
        Path source = folder.resolve("zeros");
        try (RandomAccessFile sparse = new RandomAccessFile(source.toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        Path archive = folder.resolve("large.zip");

        Outcome written = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        source.toString(),
                        archive.toString())
                .run();
        assertThat(written.exitCode()).as(written.toString()).isZero();
        Outcome read =
                Judges.summoned().python(Files.writeString(folder.resolve("read.py"), READ_BACK), archive.toString());

        assertThat(read.output().lines())
                .containsExactly(
                        "deflated " + SIZE + " 8 False", "stored " + SIZE + " 0 False", "behind " + SIZE + " 8 True");
    }

    /** In a JVM of its own, for the memory. */
    static final class Main {
        public static void main(String[] arguments) throws IOException {
            Path source = Path.of(arguments[0]);
            try (ZipWriter zip = ZipWriter.to(Path.of(arguments[1]), Instant.EPOCH, 2)) {
                zip.add("deflated", source);
                zip.store("stored", source, FileMode.REGULAR);
                zip.add("behind", source);
                zip.commit();
            }
        }
    }
}
