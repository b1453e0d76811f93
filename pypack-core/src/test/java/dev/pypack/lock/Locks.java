package dev.pypack.lock;

import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.process.Outcome;
import dev.pypack.project.ModuleNeeds;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Texts of locks, and what others say of them. */
public final class Locks {
    /** Every key of the standard. */
    public static final String EVERY_KEY = """
            lock-version = "1.0"
            environments = ["sys_platform == 'linux'", "sys_platform == 'win32'"]
            requires-python = ">=3.9"
            extras = ["cli", "gpu"]
            dependency-groups = ["dev", "docs"]
            default-groups = ["default"]
            created-by = "mousebender"

            [[packages]]
            name = "attrs"
            version = "25.1.0"
            marker = "'cli' in extras or 'default' in dependency_groups"
            requires-python = ">=3.8"
            dependencies = [{ name = "numpy", version = "2.2.3" }, { name = "tree" }]
            index = "https://example.com/simple"
            sdist = { upload-time = 2025-01-25T11:30:10.164985Z, url = "https://example.com/attrs-25.1.0.tar.gz", size = 8, hashes = { sha256 = "%1$s" } }
            wheels = [
              { name = "attrs-25.1.0-py3-none-any.whl", url = "https://example.com/7f3a", path = "wheels/7f3a", hashes = { md5 = "abc", sha256 = "%1$s" } },
            ]
            attestation-identities = [
              { environment = "release", kind = "GitHub", repository = "python-attrs/attrs" },
            ]

            [packages.tool.mousebender]
            note = "first"

            [[packages]]
            name = "boxed"
            version = "1.0"
            archive = { upload-time = 2025-01-25T11:30:10Z, url = "https://example.com/boxed-1.0.zip", size = 0, hashes = { sha512 = "%1$s%1$s" }, subdirectory = "py" }

            [[packages]]
            name = "numpy"
            version = "2.2.3"
            wheels = [
              { url = "https://example.com/numpy-2.2.3-cp312-cp312-win_amd64.whl", hashes = { sha256 = "%1$s" } },
            ]

            [[packages]]
            name = "repo"
            vcs = { type = "git", url = "https://example.com/repo.git", requested-revision = "main", commit-id = "0123456789012345678901234567890123456789", subdirectory = "a/b" }

            [[packages]]
            name = "tree"
            directory = { path = "../tree", editable = true, subdirectory = "python" }

            [tool.mousebender]
            run-on = 2025-03-06T12:28:57.760769
            numbers = [1, 2.5]
            on = 2025-03-06
            at = 12:00:00

            [tool.mousebender.nested]
            yes = true
            when = 2025-03-06T12:28:57Z
            """.formatted("0123456789abcdef".repeat(4));

    private Locks() {}

    public static Pylock parse(String text) {
        return Pylock.parse("pylock.toml", text).lock();
    }

    public static List<String> mistakesOf(String text) {
        try {
            Pylock.parse("pylock.toml", text);
            return List.of();
        } catch (UserMistake e) {
            return e.findings().stream().map(Object::toString).toList();
        }
    }

    /** What {@code packaging} says of locks, one answer for each, as {@code judge_locks.py} gives it. */
    public static List<String> judgedByPackaging(Judges judges, Path folder, List<String> texts) throws IOException {
        List<String> files = new ArrayList<>();
        for (String text : texts) {
            files.add(Files.writeString(folder.resolve(files.size() + ".toml"), text)
                    .toString());
        }
        Path list = Files.write(folder.resolve("list.txt"), files);
        Outcome outcome =
                judges.python(Path.of("src/test/python/judge_locks.py").toAbsolutePath(), list.toString());
        if (outcome.exitCode() != 0) {
            throw new AssertionError(outcome.errors());
        }
        return outcome.output().lines().toList();
    }

    /** What the module in a folder says, for these targets. */
    public static LockInputs inputs(Path folder, List<Target> targets) throws IOException {
        ModuleNeeds read = ModuleNeeds.read(
                folder, PomValues.of("acme", "1"), TargetProperty.ABSENT, Settings.NONE, Judges.host());
        return LockInputs.read(
                folder,
                new ModuleNeeds(read.name(), read.requiresPython(), read.ofPom(), targets, true, read.lock()),
                Judges.host());
    }
}
