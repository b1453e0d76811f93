package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedZipTest {
    private static final int MUTANTS = 3_000;

    @TempDir
    Path folder;

    @Test
    void is_refused_or_is_the_same_for_all_readers() throws Exception {
        MutatedZips zips = new MutatedZips(43, folder);
        for (int i = 0; i < MUTANTS; i++) {
            zips.tryNext();
        }
        zips.judge();

        assertThat(zips.cleanInAll()).isBetween(MUTANTS / 50, MUTANTS / 2);
    }
}
