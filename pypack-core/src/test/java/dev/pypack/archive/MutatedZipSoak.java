package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link MutatedZipTest} holds on a fixed seed, on a new one for as long as is given. */
class MutatedZipSoak {
    @TempDir
    Path folder;

    @Test
    void is_refused_or_is_the_same_for_all_readers() throws Exception {
        long seed = System.nanoTime();
        System.out.println("Soak of mutated zip files, seed " + seed);
        long end = seed
                + Duration.ofSeconds(Long.getLong("pypack.test.soakSeconds", 9)).toNanos();
        MutatedZips zips = new MutatedZips(seed, folder);
        while (System.nanoTime() < end) {
            zips.tryNext();
        }
        zips.judge();
        System.out.println(zips.tried() + " mutants, of which " + zips.cleanInAll() + " are clean");

        assertThat(zips.cleanInAll()).isPositive();
    }
}
