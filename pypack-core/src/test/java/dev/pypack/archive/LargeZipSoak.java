package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives at the borders of zip64, and one that is much larger than the memory; they take a while. */
class LargeZipSoak {
    private static final long FOUR_GIB = 1L << 32;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {FOUR_GIB - 2, FOUR_GIB - 1, FOUR_GIB})
    void files_of_four_gibibytes_are_read_by_all(long size) throws Exception {
        CraftedEntry large = LargeZips.zeros("large", size);
        CraftedEntry behind = CraftedEntry.stored("behind", "12345");
        if (size >= FOUR_GIB - 1) {
            large.zip64();
        }
        CraftedZip zip = CraftedZip.of(large, behind);
        long offset = 30L + large.local.name.length + large.local.extra.length + size;
        if (offset >= FOUR_GIB - 1) {
            behind.offset = FOUR_GIB - 1;
            behind.central.extra =
                    CraftedEntry.field(1, new HeaderBytes().eightBytes(offset).toBytes());
            zip.hasZip64End = true;
        }
        Path file = folder.resolve("large.zip");
        zip.write(file);

        assertThat(ZipSample.ids(file)).isEmpty();
        OtherReaders.requireSame(
                file, OtherReaders.python(List.of(file), folder).get(0));
    }

    @Test
    void five_hundred_megabytes_are_read_in_128() throws Exception {
        byte[] noise = new byte[200 << 20];
        new Random(1).nextBytes(noise);
        CraftedZip zip = CraftedZip.of(LargeZips.zeros("stored", 300L << 20), CraftedEntry.deflated("deflated", noise));
        Path file = folder.resolve("large.zip");
        zip.write(file);

        assertThat(LargeZips.readInOwnProcess(file, "-Xmx128m")).isEqualTo(String.valueOf(500L << 20));
    }
}
