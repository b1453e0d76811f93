package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.Finding;
import dev.pypack.finding.UserMistake;
import dev.pypack.pep.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lock says, and the one form in which it is written. */
class PylockTest {
    @TempDir
    Path folder;

    @Test
    void every_key_of_the_standard_is_read() {
        ReadPylock read = Pylock.parse("pylock.toml", Locks.EVERY_KEY);
        Pylock lock = read.lock();

        assertThat(read.warnings()).isEmpty();
        assertThat(lock.environments())
                .extracting(Object::toString)
                .containsExactly("sys_platform == \"linux\"", "sys_platform == \"win32\"");
        assertThat(lock.requiresPython().orElseThrow()).hasToString(">=3.9");
        assertThat(lock.extras()).contains(List.of("cli", "gpu"));
        assertThat(lock.dependencyGroups()).contains(List.of("dev", "docs"));
        assertThat(lock.defaultGroups()).containsExactly("default");
        assertThat(lock.createdBy()).isEqualTo("mousebender");
        assertThat(lock.packages())
                .extracting(LockedPackage::label)
                .containsExactly("attrs 25.1.0", "boxed 1.0", "numpy 2.2.3", "repo", "tree");
        @SuppressWarnings("unchecked")
        Map<String, Object> tool = (Map<String, Object>) lock.tool().values().get("mousebender");
        assertThat(tool)
                .containsEntry("run-on", LocalDateTime.of(2025, 3, 6, 12, 28, 57, 760_769_000))
                .containsEntry("numbers", List.of(1L, 2.5));
    }

    @Test
    void every_key_of_a_package_is_read() {
        LockedPackage attrs = Locks.parse(Locks.EVERY_KEY).packages().get(0);

        assertThat(attrs.version()).contains(Version.parse("25.1.0"));
        assertThat(attrs.marker().orElseThrow()).hasToString("\"cli\" in extras or \"default\" in dependency_groups");
        assertThat(attrs.requiresPython().orElseThrow()).hasToString(">=3.8");
        assertThat(attrs.dependencies())
                .containsExactly(
                        new FreeTable(Map.of("name", "numpy", "version", "2.2.3")),
                        new FreeTable(Map.of("name", "tree")));
        assertThat(attrs.index()).contains("https://example.com/simple");
        assertThat(attrs.attestationIdentities())
                .containsExactly(new FreeTable(
                        Map.of("environment", "release", "kind", "GitHub", "repository", "python-attrs/attrs")));
        assertThat(attrs.tool().values()).containsEntry("mousebender", Map.of("note", "first"));
        LockedDistributions files = (LockedDistributions) attrs.source();
        LockedFile sdist = files.sdist().orElseThrow().file();
        assertThat(sdist.size()).isEqualTo(OptionalLong.of(8));
        assertThat(sdist.uploadTime()).contains(Instant.parse("2025-01-25T11:30:10.164985Z"));
        assertThat(files.sdist().orElseThrow().name()).hasToString("attrs-25.1.0.tar.gz");
        LockedWheel wheel = files.wheels().get(0);
        assertThat(wheel.name()).hasToString("attrs-25.1.0-py3-none-any.whl");
        assertThat(wheel.file().location())
                .isEqualTo(new Location(Optional.of("https://example.com/7f3a"), Optional.of("wheels/7f3a")));
        assertThat(wheel.file().hashes()).containsOnlyKeys("md5", "sha256");
    }

    @Test
    void every_source_is_read() {
        List<LockedPackage> packages = Locks.parse(Locks.EVERY_KEY).packages();

        LockedArchive archive = (LockedArchive) packages.get(1).source();
        assertThat(archive.subdirectory()).contains("py");
        assertThat(archive.file().size()).isEqualTo(OptionalLong.of(0));
        assertThat(packages.get(3).source())
                .isEqualTo(new LockedVcs(
                        "git",
                        Location.ofUrl("https://example.com/repo.git"),
                        Optional.of("main"),
                        "0123456789012345678901234567890123456789",
                        Optional.of("a/b")));
        assertThat(packages.get(4).source()).isEqualTo(new LockedDirectory("../tree", true, Optional.of("python")));
    }

    @Test
    void what_is_written_reads_as_it_was_and_is_written_so_again() {
        Pylock lock = Locks.parse(Locks.EVERY_KEY);
        String written = lock.toToml();

        assertThat(Locks.parse(written)).isEqualTo(lock);
        assertThat(Locks.parse(written).toToml()).isEqualTo(written);
        assertThat(written).isEqualTo(Locks.EVERY_KEY);
    }

    @Test
    void locks_that_say_the_same_in_another_order_are_written_alike() {
        Pylock lock = Locks.parse(Locks.EVERY_KEY);
        List<LockedPackage> backwards = new ArrayList<>(lock.packages());
        Collections.reverse(backwards);
        Pylock other = new Pylock(
                List.of(lock.environments().get(1), lock.environments().get(0)),
                lock.requiresPython(),
                Optional.of(List.of("gpu", "cli")),
                Optional.of(List.of("docs", "dev")),
                lock.defaultGroups(),
                lock.createdBy(),
                backwards,
                lock.tool());

        assertThat(other).isNotEqualTo(lock);
        assertThat(other.toToml()).isEqualTo(lock.toToml());
    }

    @Test
    void that_there_are_no_extras_is_something_else_than_that_nobody_says_it() {
        String least = "lock-version = \"1.0\"\ncreated-by = \"x\"\npackages = []\n";
        Pylock silent = Locks.parse(least);
        Pylock without = Locks.parse("extras = []\ndependency-groups = []\n" + least);

        assertThat(silent.extras()).isEmpty();
        assertThat(silent.dependencyGroups()).isEmpty();
        assertThat(without.extras()).contains(List.of());
        assertThat(without.dependencyGroups()).contains(List.of());
        assertThat(silent.toToml()).isEqualTo(least);
        assertThat(without.toToml()).contains("extras = []\ndependency-groups = []\n");
    }

    @Test
    void a_file_name_is_written_where_its_location_does_not_end_with_it() {
        String written = Locks.parse(Locks.EVERY_KEY).toToml();

        assertThat(written)
                .contains("{ name = \"attrs-25.1.0-py3-none-any.whl\", url = ")
                .contains("wheels = [\n  { url = \"https://example.com/numpy-2.2.3-cp312-cp312-win_amd64.whl\"");
    }

    /** The file name is the last part of the path, else of the URL, without its query and its escapes. */
    @Test
    void a_location_ends_with_a_file_name() {
        assertThat(Location.ofUrl("https://example.com/a/torch-2.0%2Bcpu-py3-none-any.whl?x=/y#sha256=0")
                        .fileName())
                .isEqualTo("torch-2.0+cpu-py3-none-any.whl");
        assertThat(Location.ofUrl("https://example.com/torch-2.0+cpu-py3-none-any.whl")
                        .fileName())
                .isEqualTo("torch-2.0+cpu-py3-none-any.whl");
        assertThat(Location.ofUrl("https://example.com").fileName()).isEmpty();
        assertThat(Location.ofPath("wheels\\a.whl").fileName()).isEqualTo("a.whl");
        assertThat(Location.ofPath("./wheels/a.whl").fileName()).isEqualTo("a.whl");
        assertThat(new Location(Optional.of("https://example.com/b.whl"), Optional.of("a.whl")).fileName())
                .isEqualTo("a.whl");
    }

    @Test
    void wheels_of_a_higher_build_are_written_first() {
        String hash = "hashes = { sha256 = \"" + "0".repeat(64) + "\" }";
        String written = Locks.parse("""
                lock-version = "1.0"
                created-by = "x"
                [[packages]]
                name = "a"
                version = "1"
                wheels = [
                  { path = "a-1-py3-none-any.whl", %1$s },
                  { path = "a-1-2-py3-none-any.whl", %1$s },
                  { path = "a-1-10-py3-none-any.whl", %1$s },
                ]
                """.formatted(hash)).toToml();

        assertThat(written.lines()
                        .filter(line -> line.contains("path"))
                        .map(line -> line.replaceAll(".*\"(a-.*whl)\".*", "$1")))
                .containsExactly("a-1-10-py3-none-any.whl", "a-1-2-py3-none-any.whl", "a-1-py3-none-any.whl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pylock.toml", "pylock.spam.toml", "pylock.linux_amd64_glibc2_17-cp312.toml", "pylock.a\nb.toml"
            })
    void names_of_locks(String name) {
        assertThat(PylockName.parse(name).orElseThrow()).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pylock.json", "pylock..toml", "pylock.a.b.toml", "Pylock.toml", "xpylock.toml", "pylock.toml~"})
    void names_of_no_lock(String name) throws IOException {
        assertThat(PylockName.parse(name)).isEmpty();
        Path file = Files.writeString(folder.resolve(name), Locks.EVERY_KEY);
        assertThatThrownBy(() -> Pylock.read(file))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pylock.<name>.toml")
                .hasMessageContaining("Rename it to pylock.");
    }

    @Test
    void a_lock_is_read_from_its_file() throws IOException {
        Path file = Files.writeString(folder.resolve("pylock.toml"), "\uFEFF" + Locks.EVERY_KEY);
        assertThat(Pylock.read(file).lock()).isEqualTo(Locks.parse(Locks.EVERY_KEY));

        assertThatThrownBy(() -> Pylock.read(folder.resolve("pylock.other.toml")))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pylock.other.toml: there is no such file");
        Files.write(file, "created-by = \"é\"".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Pylock.read(file))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void what_is_no_mistake_is_a_warning() {
        String odd = Locks.EVERY_KEY
                .replace("lock-version = \"1.0\"", "lock-version = \"1.7\"")
                .replace("name = \"boxed\"", "name = \"boxed\"\nmarkers = \"x\"")
                .replace("sha512 = \"" + "0123456789abcdef".repeat(8), "md5 = \"ab")
                .replace("name = \"tree\"\ndir", "name = \"tree\"\nversion = \"1\"\ndir");
        ReadPylock read = Pylock.parse("pylock.toml", odd);

        assertThat(read.warnings().stream().map(Finding::toText))
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text).startsWith("pylock.toml:1:1: lock-version is 1.7"),
                        text -> assertThat(text)
                                .startsWith("pylock.toml:29:1: packages[1].markers is not a key")
                                .contains("Did you mean marker?"),
                        text -> assertThat(text).contains("no algorithm of md5"),
                        text -> assertThat(text).contains("source tree"));
        assertThat(read.lock().packages().get(4).version()).isEmpty();
        assertThat(read.lock().toToml()).contains("lock-version = \"1.0\"");
    }
}
