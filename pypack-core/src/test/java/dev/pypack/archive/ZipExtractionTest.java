package dev.pypack.archive;

import static dev.pypack.archive.CraftedEntry.deflated;
import static dev.pypack.archive.CraftedEntry.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.OperatingSystem;
import dev.pypack.finding.Finding;
import dev.pypack.judge.Judges;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZipExtractionTest {
    @TempDir
    Path folder;

    static List<ZipSample> hostile() {
        return HostileZips.hostile();
    }

    private static void extract(Path zip, Path target) throws IOException {
        try (ZipArchive archive = ZipArchive.open(zip)) {
            archive.extract(target, 2);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writes_files_and_folders() throws Exception {
        CraftedZip zip = CraftedZip.of(
                stored("empty/", "").mode(040755),
                deflated("pkg/mod.py", "print()\n".repeat(50)),
                stored("pkg/sub/data.txt", "12345"));
        Path file = Files.write(folder.resolve("x.zip"), zip.bytes());

        extract(file, folder.resolve("new/out"));

        assertThat(files())
                .containsExactly(
                        "new",
                        "new/out",
                        "new/out/empty",
                        "new/out/pkg",
                        "new/out/pkg/mod.py",
                        "new/out/pkg/sub",
                        "new/out/pkg/sub/data.txt",
                        "x.zip");
        assertThat(folder.resolve("new/out/pkg/mod.py")).hasContent("print()\n".repeat(50));
        assertThat(folder.resolve("new/out/pkg/sub/data.txt")).hasContent("12345");
    }

    @Test
    void keeps_of_the_permissions_only_whether_a_file_is_executable() throws Exception {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        CraftedZip zip = CraftedZip.of(
                stored("script", "").mode(0100755),
                stored("owner", "").mode(0100700),
                stored("open", "").mode(0100666),
                stored("closed", "").mode(0100200),
                stored("none", "").mode(0));
        Path file = Files.write(folder.resolve("x.zip"), zip.bytes());
        Path plain = Files.createFile(folder.resolve("plain"));

        extract(file, folder.resolve("out"));

        for (String name : List.of("open", "closed", "none")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("out").resolve(name)))
                    .isEqualTo(Files.getPosixFilePermissions(plain));
        }
        for (String name : List.of("script", "owner")) {
            assertThat(folder.resolve("out").resolve(name)).isExecutable();
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void leaves_nothing_of_a_hostile_archive(ZipSample sample) throws Exception {
        Path file = sample.in(folder);

        assertThatExceptionOfType(InvalidArchive.class)
                .isThrownBy(() -> extract(file, folder.resolve("out")))
                .satisfies(refused -> assertThat(refused.findings())
                        .extracting(Finding::id)
                        .isNotEmpty()
                        .isSubsetOf(sample.expectedIds()));

        assertThat(files()).containsExactly(file.getFileName().toString());
    }

    @Test
    void never_touches_what_is_there() throws Exception {
        Path file = Files.write(
                folder.resolve("x.zip"), CraftedZip.of(stored("a", "new")).bytes());
        Path there = Files.createDirectory(folder.resolve("there"));
        Files.writeString(there.resolve("a"), "old");

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> extract(file, there));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> extract(file, there.resolve("a")));

        assertThat(files()).containsExactly("there", "there/a", "x.zip");
        assertThat(there.resolve("a")).hasContent("old");
    }

    @Test
    void never_goes_through_a_link() throws Exception {
        assumeThat(Judges.host().system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path file = Files.write(
                folder.resolve("x.zip"), CraftedZip.of(stored("a", "new")).bytes());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> extract(file, link));
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> extract(file, dangling));

        assertThat(files()).containsExactly("dangling", "elsewhere", "link", "x.zip");
    }

    /** Unpacks an archive, in a process of its own. */
    public static void main(String[] paths) {
        try {
            extract(Path.of(paths[0]), Path.of(paths[1]));
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
    }

    @Test
    void tells_of_names_that_the_locale_can_t_write() throws Exception {
        assumeThat(Judges.host().system()).isEqualTo(OperatingSystem.LINUX);
        Path file = Files.write(
                folder.resolve("x.zip"),
                CraftedZip.of(stored("a", ""), stored("gr\u00f6\u00dfe", "")).bytes());

        Outcome outcome = Command.of(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ZipExtractionTest.class.getName(),
                        file.toString(),
                        folder.resolve("out").toString())
                .withEnvironment(Map.of("LC_ALL", "C"))
                .run();

        assertThat(outcome.output()).contains("can't be written in the locale").contains("LC_ALL=C.UTF-8");
        assertThat(outcome.errors()).isEmpty();
        assertThat(files()).containsExactly("x.zip");
    }
}
