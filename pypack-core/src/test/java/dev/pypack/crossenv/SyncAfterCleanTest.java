package dev.pypack.crossenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.Pypack;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.FolderTree;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.project.PomValues;
import dev.pypack.project.TargetProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module whose results were deleted. The wheel of its package is gone too: who plans anew doesn't find it. */
class SyncAfterCleanTest {
    private static final PomValues POM = PomValues.of("plant", "1.0");

    @TempDir
    Path folder;

    private Path module = Path.of("none");

    @BeforeEach
    void write_a_module() throws IOException {
        module = Files.createDirectories(folder.resolve("plant"));
        Path sources = Files.createDirectories(module.resolve("src/main/python/plant"));
        Files.writeString(sources.resolve("__init__.py"), "");
        Files.writeString(module.resolve("pyproject.toml"), """
                [project]
                name = "plant"
                version = "1.0"
                requires-python = ">=3.14"
                dependencies = ["acme==1.0"]
                [tool.pypack]
                python-version = ["3.14"]
                targets = ["linux_amd64", "macos_arm64"]
                """);
        TestWheel acme = new TestWheel("acme", "1.0").with("acme/__init__.py", "VERSION = 1\n");
        Files.writeString(
                module.resolve("pylock.toml"),
                "lock-version = \"1.0\"\ncreated-by = \"tests\"\n" + acme.locked(folder.resolve("wheels")));
    }

    @Test
    void environments_are_there_again_without_being_planned() throws IOException {
        List<CrossEnv> made = sync(POM);
        clean();

        List<CrossEnv> again = sync(POM);

        assertThat(again).extracting(CrossEnv::folder).isEqualTo(folders(made));
        assertThat(again).noneMatch(CrossEnv::isUpToDate);
        assertThat(again.get(0).folder().resolve("lib/python3.14/site-packages/acme/__init__.py"))
                .content()
                .isEqualTo("VERSION = 1\n");
        assertThat(sync(POM)).allMatch(CrossEnv::isUpToDate);

        Files.delete(again.get(1).folder().resolve("lib/python3.14/site-packages/acme/__init__.py"));
        assertThat(sync(POM)).extracting(CrossEnv::isUpToDate).containsExactly(true, false);
        assertThat(sync(POM)).allMatch(CrossEnv::isUpToDate);
    }

    @Test
    void what_the_module_says_is_planned_anew_where_it_has_changed() throws IOException {
        sync(POM);
        clean();
        Files.writeString(module.resolve("pyproject.toml"), "# changed\n" + text("pyproject.toml"));

        assertThatThrownBy(() -> sync(POM)).hasMessageContaining("acme");
    }

    @Test
    void the_lock_is_planned_anew_where_it_has_changed() throws IOException {
        sync(POM);
        clean();
        Files.writeString(module.resolve("pylock.toml"), text("pylock.toml") + "# changed\n");

        assertThatThrownBy(() -> sync(POM)).hasMessageContaining("acme");
    }

    @Test
    void nothing_is_kept_of_what_depends_on_more_than_the_lock() throws IOException {
        Files.writeString(module.resolve("requirements.txt"), "acme==1.0\n");
        sync(POM);
        assertThat(folder.resolve("store/plans")).doesNotExist();
        Files.delete(module.resolve("requirements.txt"));

        PomValues withWheel = new PomValues(
                "plant",
                "1.0",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(new PomValues.Dependency("acme", "1.0")),
                Optional.empty(),
                Optional.empty());
        FolderTree.delete(module.resolve("target"));
        sync(withWheel);
        assertThat(folder.resolve("store/plans")).doesNotExist();

        FolderTree.delete(module.resolve("target"));
        sync(POM);
        assertThat(folder.resolve("store/plans")).isNotEmptyDirectory();
    }

    private static List<Path> folders(List<CrossEnv> environments) {
        return environments.stream().map(CrossEnv::folder).toList();
    }

    private void clean() throws IOException {
        FolderTree.delete(module.resolve("target"));
        FolderTree.delete(folder.resolve("wheels"));
        if (Files.exists(folder.resolve("store/files"))) {
            FolderTree.delete(folder.resolve("store/files"));
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(module.resolve(file));
    }

    private List<CrossEnv> sync(PomValues pom) {
        return Pypack.in(new BuildContext(
                        Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT))
                .storedIn(folder.resolve("store"))
                .sync(module, pom, TargetProperty.ABSENT, List.of(), module.resolve("target"));
    }
}
