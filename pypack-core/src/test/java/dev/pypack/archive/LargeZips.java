package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Archives of which most is zeros that take no room on disk. */
final class LargeZips {
    private LargeZips() {}

    static CraftedEntry zeros(String name, long size) {
        CraftedEntry entry = CraftedEntry.stored(name, "");
        entry.hole = size;
        long crc = crcOfZeros(size);
        return entry.both(header -> {
            header.crc = crc;
            header.size = size;
            header.compressedSize = size;
        });
    }

    private static long crcOfZeros(long size) {
        CRC32 sum = new CRC32();
        byte[] zeros = new byte[1 << 20];
        for (long left = size; left > 0; left -= zeros.length) {
            sum.update(zeros, 0, (int) Math.min(left, zeros.length));
        }
        return sum.getValue();
    }

    /** What {@link ZipReadingTest#main} prints in a JVM with these options. */
    static String readInOwnProcess(Path zip, String memory) {
        Outcome outcome = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        memory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ZipReadingTest.class.getName(),
                        zip.toString())
                .run();
        assertThat(outcome.errors()).isEmpty();
        return outcome.output().strip();
    }
}
