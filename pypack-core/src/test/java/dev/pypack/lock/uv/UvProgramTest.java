package dev.pypack.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.PackageIndex;
import dev.pypack.finding.Finding;
import dev.pypack.judge.Judges;
import dev.pypack.lock.LoopbackIndex;
import dev.pypack.process.Command;
import dev.pypack.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where uv comes from. */
class UvProgramTest {
    @TempDir
    Path folder;

    private final Judges judges = Judges.summoned();
    private final Path real = Path.of(judges.uvCommand().words().get(0));
    private final List<Finding> found = new ArrayList<>();

    @Test
    void it_is_fetched_once_with_its_hash_and_runs_without_an_environment() throws IOException {
        Path program = find(Optional.empty(), IndexAccess.NOT_TOLD, Map.of());

        assertThat(program).startsWith(folder.resolve("store"));
        assertThat(Command.of(program, "--version").run().output()).startsWith("uv " + UvWheel.VERSION);
        assertThat(program.resolveSibling("")).isDirectoryNotContaining("glob:**.whl");
        assertThat(find(Optional.empty(), offline(), Map.of())).isEqualTo(program);

        Files.write(program, new byte[10]);
        assertThat(find(Optional.empty(), IndexAccess.NOT_TOLD, Map.of())).isEqualTo(program);
        assertThat(Command.of(program, "--version").run().output()).startsWith("uv " + UvWheel.VERSION);
    }

    @Test
    void one_on_the_path_is_taken_if_it_is_of_the_tested_version() {
        assertThat(find(
                        Optional.empty(),
                        offline(),
                        Map.of("PATH", real.resolveSibling("").toString())))
                .isEqualTo(real);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void one_of_another_version_is_passed_over_on_the_path_and_warned_of_where_it_is_named() throws IOException {
        Path other = Files.createDirectory(folder.resolve("bin")).resolve("uv");
        Files.writeString(other, "#!/bin/sh\necho uv 0.1.0\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> find(
                        Optional.empty(),
                        offline(),
                        Map.of("PATH", other.resolveSibling("").toString())))
                .hasMessageContaining("is not in the store");
        assertThat(find(Optional.of(other), offline(), Map.of())).isEqualTo(other);
        assertThat(found).extracting(Finding::id).containsExactly("untested-uv");
    }

    @Test
    void what_is_no_uv_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no program");

        assertThatThrownBy(() -> find(Optional.of(folder.resolve("none")), offline(), Map.of()))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("there is no such program");
        assertThatThrownBy(() -> find(Optional.of(text), offline(), Map.of()))
                .hasMessageContaining("does not say that it is uv");
    }

    @Test
    void offline_and_absent_it_says_what_brings_it() {
        assertThatThrownBy(() -> find(Optional.empty(), offline(), Map.of()))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("uv " + UvWheel.VERSION + " is not in the store, and the build is offline.")
                .hasMessageContaining("mvn pypack:lock");
        assertThat(folder.resolve("store/uv")).doesNotExist();
    }

    @Test
    void another_file_under_its_name_is_not_taken() throws IOException {
        try (LoopbackIndex index = LoopbackIndex.open()) {
            for (String tag : List.of("musllinux_1_1_x86_64", "musllinux_1_1_aarch64", "macosx_11_0_arm64")) {
                index.wheelFor("py3-none-" + tag, "uv", UvWheel.VERSION);
            }
            IndexAccess indexes = new IndexAccess() {
                @Override
                public Optional<PackageIndex> named() {
                    return Optional.of(PackageIndex.at(index.url()));
                }
            };
            assertThatThrownBy(() -> find(Optional.empty(), indexes, Map.of()))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageContaining("can't be fetched by pip")
                    .hasMessageContaining("DO NOT MATCH THE HASHES");
            assertThat(folder.resolve("store/uv")).doesNotExist();
        }
    }

    private static IndexAccess offline() {
        return new IndexAccess() {
            @Override
            public boolean isOffline() {
                return true;
            }
        };
    }

    private Path find(Optional<Path> named, IndexAccess indexes, Map<String, String> more) {
        Host here = Judges.host();
        Map<String, String> variables = new HashMap<>(here.environment());
        variables
                .keySet()
                .removeIf(name -> name.equals("PATH")
                        || (indexes.named().isPresent()
                                && name.toUpperCase(Locale.ROOT).endsWith("_PROXY")));
        variables.putAll(more);
        BuildContext context = new BuildContext(
                new Host(here.system(), here.architecture(), here.cores(), here.cacheFolder(), variables),
                coordinates -> {
                    throw new AssertionError("nothing is fetched: " + coordinates);
                },
                indexes,
                new BuildListener() {
                    @Override
                    public void found(Finding finding) {
                        found.add(finding);
                    }
                });
        return new UvProgram(context, Store.in(folder.resolve("store"))).find(named, judges::python);
    }
}
