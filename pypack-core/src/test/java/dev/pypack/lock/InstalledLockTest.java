package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.Sha256;
import dev.pypack.judge.Judges;
import dev.pypack.judge.RealWheels;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.pep.WheelName;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what pip and uv install from: without an index, each file against its hash. */
class InstalledLockTest {
    @TempDir
    Path folder;

    private final Judges judges = Judges.summoned();

    @Test
    void pip_and_uv_install_the_same_from_a_written_lock() throws IOException {
        Path lock = Files.writeString(folder.resolve("pylock.toml"), lock("").toToml());

        VirtualEnvironment byPip = judges.environment(folder.resolve("pip"));
        judges.pipInstall(byPip, "--no-index", "--no-deps", "-r", lock.toString());
        VirtualEnvironment byUv = judges.environment(folder.resolve("uv"));
        Outcome outcome = uvInstall(byUv, lock);

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        assertThat(byUv.installedFiles()).isNotEmpty().isEqualTo(byPip.installedFiles());
    }

    @Test
    void a_hash_that_is_not_the_files_fails_them() throws IOException {
        Path lock = Files.writeString(folder.resolve("pylock.toml"), lock("x").toToml());

        Outcome outcome = uvInstall(judges.environment(folder.resolve("uv")), lock);

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.errors()).containsIgnoringCase("hash");
    }

    private Outcome uvInstall(VirtualEnvironment environment, Path lock) {
        return judges.uv(
                "pip",
                "install",
                "--python",
                environment.python().toString(),
                "--no-index",
                "--no-cache",
                "--preview",
                "-r",
                lock.toString());
    }

    /** A lock of wheels that lie somewhere else; the content that is hashed is theirs and some more. */
    private static Pylock lock(String more) throws IOException {
        List<LockedPackage> packages = new ArrayList<>();
        for (Path wheel : RealWheels.all()) {
            WheelName name = WheelName.parse(wheel.getFileName().toString());
            if (name.toString().endsWith("-py3-none-any.whl") && Files.size(wheel) < 2_000_000) {
                packages.add(locked(wheel, name, more));
            }
        }
        assertThat(packages).isNotEmpty();
        return new Pylock(
                List.of(),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.of(List.of()),
                List.of(),
                "pypack",
                packages,
                FreeTable.EMPTY);
    }

    private static LockedPackage locked(Path wheel, WheelName name, String more) throws IOException {
        byte[] content = Files.readAllBytes(wheel);
        byte[] hashed = Arrays.copyOf(content, content.length + more.length());
        LockedFile file = new LockedFile(
                Location.ofPath(wheel.toString()),
                OptionalLong.of(content.length),
                Optional.empty(),
                Map.of("sha256", Sha256.of(hashed).toHex()));
        return new LockedPackage(
                name.distribution(),
                Optional.of(name.version()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new LockedDistributions(Optional.empty(), List.of(new LockedWheel(name, file))),
                List.of(),
                FreeTable.EMPTY);
    }
}
