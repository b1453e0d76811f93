package dev.pypack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.judge.Judges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives before java.util.zip and CPython's zipfile. */
class OtherReadersTest {
    @TempDir
    Path folder;

    @Test
    void see_what_pypack_sees_in_odd_archives() throws Exception {
        List<Path> zips = new ArrayList<>();
        for (ZipSample sample : HostileZips.odd()) {
            zips.add(sample.in(folder));
        }

        List<OtherReaders.PythonReading> readings = OtherReaders.python(zips, folder);

        for (int i = 0; i < zips.size(); i++) {
            OtherReaders.requireSame(zips.get(i), readings.get(i));
        }
    }

    @Test
    void accept_much_of_what_pypack_refuses() throws Exception {
        List<Path> zips = new ArrayList<>();
        for (ZipSample sample : HostileZips.hostile()) {
            zips.add(sample.in(folder));
        }

        List<OtherReaders.PythonReading> readings = OtherReaders.python(zips, folder);

        long accepted =
                readings.stream().filter(reading -> reading.error() == null).count();
        assertThat(accepted).as("CPython accepts of %d", zips.size()).isGreaterThan(zips.size() / 3);
    }

    @Test
    void and_pypack_find_no_error_in_wheels_of_the_index() throws Exception {
        Path wheels = folder.resolve("wheels");
        var fetched = Judges.summoned()
                .run(
                        "pip",
                        "--disable-pip-version-check",
                        "download",
                        "--no-deps",
                        "--only-binary=:all:",
                        "--dest",
                        wheels.toString(),
                        "pip==26.3",
                        "packaging==26.3",
                        "pytest==9.2.0",
                        "twine==7.0.0",
                        "installer==1.1.0",
                        "wheel==0.48.0",
                        "uv==0.13.8");
        assertThat(fetched.exitCode()).as(fetched.errors()).isZero();
        List<Path> zips;
        try (Stream<Path> files = Files.list(wheels)) {
            zips = files.toList();
        }

        List<OtherReaders.PythonReading> readings = OtherReaders.python(zips, folder);

        assertThat(zips).hasSize(7);
        for (int i = 0; i < zips.size(); i++) {
            try (ZipArchive archive = ZipArchive.open(zips.get(i))) {
                assertThat(archive.findings().errors().toText()).isEmpty();
                assertThat(archive.verify(2).findings().toText()).isEmpty();
            }
            OtherReaders.requireSame(zips.get(i), readings.get(i));
        }
    }
}
