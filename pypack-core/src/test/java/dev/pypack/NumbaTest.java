package dev.pypack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.archive.ZipArchive;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.judge.Numba;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.project.PomValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** numba, which compiles functions while they run, with functions that have no source: its row of docs/bytecode.md. */
class NumbaTest {
    private static final String KERNEL = """
            import numba


            @numba.njit%s
            def total(end):
                found = 0
                for each in range(end):
                    found += each
                return found
            """;
    private static final String USE = """
            import sys
            sys.path.insert(0, sys.argv[1])
            from %s import total
            print(total(10), total.__module__, sum(total.stats.cache_hits.values()))
            """;

    @TempDir
    private Path folder;

    @Test
    void it_compiles_bytecode_and_caches_what_has_a_source() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("module/src/main/python/kernels"));
        Files.writeString(sources.resolve("__init__.py"), "");
        Files.writeString(sources.resolve("quick.py"), KERNEL.formatted(""));
        Files.writeString(sources.resolve("cached.py"), KERNEL.formatted("(cache=True)"));
        Files.writeString(sources.resolve("kept.py"), KERNEL.formatted("(cache=True)"));
        Path release = release();

        assertThat(used("kernels.quick", release).output()).isEqualTo("45 kernels.quick 0\n");
        assertThat(used("kernels.cached", release).errors())
                .contains("cannot cache function 'total': no locator available for file 'kernels/cached.py'");
        assertThat(command("kernels.cached", release)
                        .withEnvironment(Map.of(
                                "NUMBA_CACHE_DIR", folder.resolve("cache").toString()))
                        .run()
                        .errors())
                .contains("cannot cache function 'total': no locator available for file 'kernels/cached.py'");
        assertThat(used("kernels.kept", release).output()).isEqualTo("45 kernels.kept 0\n");
        assertThat(used("kernels.kept", release).output()).isEqualTo("45 kernels.kept 1\n");
    }

    private static Outcome used(String module, Path release) throws IOException {
        return command(module, release).run();
    }

    private static Command command(String module, Path release) throws IOException {
        return Numba.summoned(Judges.summoned()).python("-c", USE.formatted(module), release.toString());
    }

    private Path release() throws IOException {
        Path module = folder.resolve("module");
        Files.writeString(module.resolve("pyproject.toml"), """
                [project]
                name = "kernels"
                version = "1.0"
                [tool.pypack]
                level = "bytecode"
                type = "release"
                python-version = ["3.14"]
                keep-source = ["kernels/kept.py"]
                """);
        BuildContext context =
                new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT);
        Path wheel = Pypack.in(context)
                .storedIn(folder.resolve("store"))
                .wheel(module, PomValues.of("kernels", "1.0"), module.resolve("target"))
                .file();
        Path unpacked = folder.resolve("unpacked");
        try (ZipArchive archive = ZipArchive.open(wheel)) {
            archive.extract(unpacked, 1);
        }
        return unpacked;
    }
}
