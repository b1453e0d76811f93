package dev.pypack.lock.module;

import static dev.pypack.lock.LoopbackBuild.named;
import static dev.pypack.lock.LoopbackBuild.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.Pypack;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.Login;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedDistributions;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LoopbackBuild;
import dev.pypack.lock.LoopbackIndex;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.project.PomValues;
import dev.pypack.project.SiblingModule;
import dev.pypack.project.TargetProperty;
import dev.pypack.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock of a module, made with the real uv and an index on this machine. */
class ModuleLockTest {
    private static final String PROJECT = """
            [project]
            name = "acme"
            version = "1"
            requires-python = ">=3.11"
            dependencies = ["tree"]
            """;

    @TempDir
    Path folder;

    private Path module = Path.of("");
    private LoopbackBuild build = new LoopbackBuild(module);
    private LoopbackIndex index = openIndex();

    private static LoopbackIndex openIndex() {
        try {
            return LoopbackIndex.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void makeModule() throws IOException {
        module = Files.createDirectories(folder.resolve("module"));
        build = new LoopbackBuild(folder);
        write(PROJECT);
        index.wheel("tree", "1.0", "leaf>=1").wheel("leaf", "1.0").wheel("leaf", "1.1");
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    @Test
    void a_lock_is_made_and_stays_until_an_input_changes() throws IOException {
        assertThat(lock().isUpToDate()).isFalse();
        assertThat(versions()).containsEntry("tree", "1.0").containsEntry("leaf", "1.1");
        byte[] made = Files.readAllBytes(module.resolve("pylock.toml"));

        index.wheel("leaf", "1.2");
        assertThat(lock().isUpToDate()).isTrue();
        assertThat(build.said)
                .last()
                .asString()
                .startsWith("Lock pylock.toml is up to date")
                .contains("2 packages");
        assertThat(Files.readAllBytes(module.resolve("pylock.toml"))).isEqualTo(made);

        write(PROJECT.replace("[\"tree\"]", "[\"tree\", \"leaf<9\"]"));
        MadeLock changed = lock();
        assertThat(changed.isUpToDate()).isFalse();
        assertThat(changed.changes()).isEmpty();
        assertThat(versions()).containsEntry("leaf", "1.1");
    }

    @Test
    void versions_move_where_they_may_and_the_table_says_for_whom() throws IOException {
        lock();
        index.wheel("leaf", "1.2", "bud").wheel("bud", "3.0").wheel("tree", "1.1", "leaf>=1");

        MadeLock one = lock(Upgrade.of(List.of("leaf")));
        assertThat(one.table()).containsExactly("bud   new 3.0     needed by leaf", "leaf  1.1 -> 1.2  needed by tree");
        assertThat(versions()).containsEntry("tree", "1.0");

        MadeLock all = lock(Upgrade.of(List.of("all")));
        assertThat(all.changes())
                .extracting(LockChange::toString)
                .containsExactly("tree 1.0 -> 1.1, needed by the project");

        assertThatThrownBy(() -> lock(Upgrade.of(List.of("laef"))))
                .isInstanceOf(UserMistake.class)
                .hasMessage("pypack.upgrade: laef is not in the lock\n    Did you mean leaf?");
    }

    @Test
    void a_stale_lock_fails_the_build_and_the_check_and_says_what_has_changed() throws IOException {
        assertThatThrownBy(this::check)
                .isInstanceOf(UserMistake.class)
                .hasMessage("pylock.toml: there is no such file\n    Make it:\n        mvn pypack:lock");
        lock();
        check();
        build();
        write(PROJECT.replace("\"tree\"", "\"tree>0\""));
        byte[] before = Files.readAllBytes(module.resolve("pylock.toml"));

        for (Runnable each : List.<Runnable>of(this::check, this::build)) {
            assertThatThrownBy(each::run)
                    .isInstanceOf(UserMistake.class)
                    .hasMessage("pylock.toml: the lock is stale: since it was made, project.dependencies has changed\n"
                            + "    Make it anew:\n        mvn pypack:lock");
        }
        assertThat(Files.readAllBytes(module.resolve("pylock.toml"))).isEqualTo(before);
    }

    @Test
    void what_was_uploaded_later_than_somebody_says_is_not_taken_and_another_day_makes_the_lock_stale()
            throws IOException {
        index.uploaded("leaf-1.0-py3-none-any.whl", "2023-12-31T00:00:00Z")
                .uploaded("leaf-1.1-py3-none-any.whl", "2024-01-31T12:00:00Z");
        write(PROJECT + "[tool.pypack]\nexclude-newer = \"2024-01-31T11:59:59Z\"\n");
        lock();
        assertThat(versions()).containsEntry("leaf", "1.0");

        // A day is included, in UTC; and the same moment is the same, however it is written.
        write(PROJECT + "[tool.pypack]\nexclude-newer = 2024-01-31\n");
        assertThatThrownBy(this::check).hasMessageContaining("since it was made, exclude-newer has changed");
        assertThat(lock(Upgrade.of(List.of("all"))).table()).containsExactly("leaf  1.0 -> 1.1  needed by tree");
        write(
                PROJECT
                        + "[tool.pypack]\nexclude-newer = \"2024-02-01T01:00:00+01:00\"\n[tool.uv]\nexclude-newer = \"2024-01-31\"\n");
        assertThatThrownBy(this::check)
                .hasMessageContaining("tool.uv.exclude-newer was added")
                .hasMessageNotContaining("exclude-newer has changed");

        // A version that is too new by now does not stay.
        write(PROJECT + "[tool.pypack]\nexclude-newer = \"2024-01-01\"\n");
        lock();
        assertThat(versions()).containsEntry("leaf", "1.0");
    }

    @Test
    void an_sdist_is_locked_where_somebody_lets_it_be_built() throws IOException {
        Path ran = folder.resolve("ran");
        index.sdist("source", "1.0", "open(r'" + ran + "', 'w').close()", "leaf<1.1")
                .wheelFor("cp311-cp311-win_amd64", "half", "1.0")
                .sdist("half", "1.0", "");
        TargetProperty both = TargetProperty.inPom(List.of("linux_amd64", "windows_amd64"));
        String project = PROJECT.replace("\"tree\"", "\"source\", \"half\"");
        write(project);
        assertThatThrownBy(() -> lock(Upgrade.NONE, both)).hasMessageContaining("build-sdist = [\"source\"]");
        write(project + "[tool.pypack]\nbuild-sdist = [\"source\"]\n");
        assertThatThrownBy(() -> lock(Upgrade.NONE, both))
                .hasMessageContaining("half 1.0 has no wheel that runs on linux_amd64-cp311")
                .hasMessageContaining("There is an sdist, half-1.0.tar.gz, that has to be built; it does where")
                .hasMessageContaining("build-sdist = [\"half\"]");

        Files.deleteIfExists(ran);
        build = new LoopbackBuild(Files.createDirectory(folder.resolve("another machine")));
        write(project + "[tool.pypack]\nbuild-sdist = [\"Source\", \"half\"]\n");
        lock(Upgrade.NONE, both);
        assertThat(ran).exists();
        assertThat(versions()).containsOnlyKeys("source", "half", "leaf").containsEntry("leaf", "1.0");
        LockedDistributions half = (LockedDistributions) Pylock.read(module.resolve("pylock.toml"))
                .lock()
                .packages()
                .get(0)
                .source();
        assertThat(half.sdist()).isPresent();
        assertThat(half.wheels()).hasSize(1);
        assertThat(module.resolve("pylock.linux_amd64-cp311.toml")).doesNotExist();
        assertThat(lock(Upgrade.NONE, both).isUpToDate()).isTrue();

        write(project + "[tool.pypack]\nbuild-sdist = [\"half\"]\n");
        assertThatThrownBy(this::check).hasMessageContaining("build-sdist has changed");
    }

    @Test
    void extras_and_groups_that_exclude_each_other_are_in_one_lock() throws IOException {
        index.wheel("bush", "1.0", "leaf<1.1");
        write(PROJECT.replace("\"tree\"", "\"leaf\"") + """
                optional-dependencies = { old = ["bush"], new = ["tree", "leaf>1.0"] }
                [dependency-groups]
                past = ["bush"]
                [tool.uv]
                conflicts = [[{ extra = "old" }, { extra = "new" }], [{ group = "past" }, { extra = "new" }]]
                """);
        lock();
        assertThat(selected(Wanted.DEFAULT)).hasSize(1);
        assertThat(selected(new Wanted(Set.of("old"), Optional.empty(), Set.of())))
                .containsExactly("bush 1.0", "leaf 1.0");
        assertThat(selected(new Wanted(Set.of("new"), Optional.empty(), Set.of())))
                .containsExactly("leaf 1.1", "tree 1.0");
        assertThat(selected(new Wanted(Set.of(), Optional.of(Set.of("past")), Set.of())))
                .containsExactly("bush 1.0", "leaf 1.0");
        write(Files.readString(module.resolve("pyproject.toml"))
                .replace(", [{ group", ",[{ group")
                .replace("past\" }, {", "past\" },{"));
        check();
        write(Files.readString(module.resolve("pyproject.toml"))
                .replace("[[{ extra = \"old\" }, { extra = \"new\" }],", "["));
        assertThatThrownBy(this::check).hasMessageContaining("tool.uv.conflicts has changed");
    }

    private List<String> selected(Wanted wanted) throws IOException {
        Pylock lock = Pylock.read(module.resolve("pylock.toml")).lock();
        return lock.select(Target.of("linux_amd64", "3.11"), wanted, Place.of("pylock.toml")).packages().stream()
                .map(each ->
                        each.locked().name() + " " + each.locked().version().orElseThrow())
                .toList();
    }

    @Test
    void a_package_comes_from_the_url_or_the_index_that_sources_name() throws IOException {
        try (LoopbackIndex other = LoopbackIndex.open()) {
            other.wheel("leaf", "7.0");
            String url = index.url().replace("simple", "files") + "/tree/tree-1.0-py3-none-any.whl";
            write(PROJECT.replace("[\"tree\"]", "[\"tree\", \"leaf\"]") + """
                    [tool.uv.sources]
                    tree = { url = "%s" }
                    leaf = { index = "other" }
                    [[tool.uv.index]]
                    name = "other"
                    url = "%s"
                    explicit = true
                    """.formatted(url, other.url()));
            lock();
            assertThat(versions()).containsEntry("leaf", "7.0").containsEntry("tree", "1.0");
            assertThat(module.resolve("pylock.toml")).content().contains("archive = { url = \"" + url + "\"");
        }
    }

    @Test
    void an_environment_follows_pins_that_need_no_lock() throws IOException {
        Files.deleteIfExists(module.resolve("pyproject.toml"));
        TargetProperty linux = TargetProperty.inPom(List.of("linux_amd64"));
        for (String version : List.of("1.0", "1.1")) {
            Files.writeString(module.resolve("requirements.txt"), "leaf==" + version + "\n");
            Path made = pypack(named(index))
                    .sync(module, POM, linux, List.of(), output())
                    .get(0)
                    .folder();
            try (Stream<Path> entries = Files.walk(made)) {
                assertThat(entries.map(each -> String.valueOf(each.getFileName())))
                        .contains("leaf-" + version + ".dist-info")
                        .filteredOn(name -> name.endsWith(".dist-info"))
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_package_comes_from_a_page_of_links() throws IOException {
        try (LoopbackIndex other = LoopbackIndex.open()) {
            other.wheel("leaf", "7.0");
            String links = other.url() + "/leaf/";
            write(PROJECT.replace("[\"tree\"]", "[\"leaf\"]") + "[tool.uv]\nfind-links = [\"" + links + "\"]\n");
            lock();
            assertThat(versions()).containsOnly(Map.entry("leaf", "7.0"));
            assertThat(Files.readString(module.resolve("pylock.toml")))
                    .contains(other.url().replace("simple", "files"));

            Files.delete(module.resolve("pyproject.toml"));
            Files.delete(module.resolve("pylock.toml"));
            Files.writeString(module.resolve("requirements.txt"), "--no-index\n-f " + links + "\nleaf\n");
            lock();
            assertThat(versions()).containsOnly(Map.entry("leaf", "7.0"));
        }
    }

    @Test
    void nothing_is_written_where_no_versions_fit_or_a_target_has_no_wheel() throws IOException {
        write(PROJECT.replace("\"tree\"", "\"tree>7\""));
        assertThatThrownBy(this::lock)
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pyproject.toml:5:17: there is no tree>7, only tree==1.0");

        index.wheelFor("cp311-cp311-win_amd64", "stone", "1.0");
        write(PROJECT.replace("\"tree\"", "\"stone\""));
        assertThatThrownBy(() -> lock(Upgrade.NONE, TargetProperty.inPom(List.of("linux_amd64", "windows_amd64"))))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("stone 1.0 has no wheel that runs on linux_amd64-cp311")
                .hasMessageNotContaining("runs on windows_amd64");
        try (Stream<Path> files = Files.list(module)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("pyproject.toml", "acme");
        }
    }

    @Test
    void a_target_for_which_the_newest_has_no_wheel_gets_a_lock_of_its_own() throws IOException {
        index.wheelFor("cp311-cp311-manylinux_2_28_x86_64", "stone", "2.0", "leaf")
                .wheelFor("cp311-cp311-manylinux_2_17_x86_64", "stone", "1.0", "leaf<1.1");
        write(PROJECT.replace("\"tree\"", "\"stone\"") + "optional-dependencies = { more = [\"tree\"] }\n");
        TargetProperty both = TargetProperty.inPom(List.of("linux_amd64", "linux_amd64:glibc=2.17"));

        MadeLock made = lock(Upgrade.NONE, both);
        SeparateLock old = made.separate().get(0);
        assertThat(made.separate()).hasSize(1);
        assertThat(old.target().id()).isEqualTo("linux_amd64_glibc2_17-cp311");
        assertThat(old.table())
                .containsExactly(
                        "leaf   1.1 -> 1.0  needed by stone, tree", "stone  2.0 -> 1.0  needed by the project");
        assertThat(old.reasons().toText()).contains("stone 2.0 has no wheel that runs on linux_amd64_glibc2_17-cp311");
        assertThat(versions()).containsEntry("stone", "2.0").containsEntry("leaf", "1.1");
        Path separate = module.resolve("pylock.linux_amd64_glibc2_17-cp311.toml");
        Pylock lock = Pylock.read(separate).lock();
        lock.requireFit(List.of(old.target()), Set.of(), Place.of("pylock"));
        assertThat(lock.environments()).hasSize(1);
        assertThat(lock.packages()).extracting(LockedPackage::name).containsExactly("leaf", "stone", "tree");
        assertThat(lock.packages().get(1).dependencies()).containsExactly(new FreeTable(Map.of("name", "leaf")));
        assertThat(lock(Upgrade.NONE, both).isUpToDate()).isTrue();

        // One that is missing is made again, with the same bytes; one that is needed no more goes.
        byte[] bytes = Files.readAllBytes(separate);
        Files.delete(separate);
        assertThatThrownBy(() -> pypack(named(index)).checkLock(module, POM, both, output()))
                .hasMessageContaining("pylock.linux_amd64_glibc2_17-cp311.toml: there is no such file");
        lock(Upgrade.NONE, both);
        assertThat(Files.readAllBytes(separate)).isEqualTo(bytes);
        lock(Upgrade.NONE, TargetProperty.inPom(List.of("linux_amd64")));
        assertThat(separate).doesNotExist();
    }

    @Test
    void all_targets_for_which_there_is_no_lock_are_told_in_one_message() throws IOException {
        index.wheelFor("cp311-cp311-win_amd64", "stone", "1.0");
        write(PROJECT.replace("\"tree\"", "\"stone\""));

        assertThatThrownBy(() -> lock(
                        Upgrade.NONE, TargetProperty.inPom(List.of("linux_amd64", "linux_ppc64le", "macos_arm64"))))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("runs on linux_amd64-cp311")
                .hasMessageContaining("runs on linux_ppc64le-cp311")
                .hasMessageContaining("uv can't look for other versions for linux_ppc64le-cp311 alone")
                .hasMessageContaining("runs on macos_arm64-cp311");
    }

    @Test
    void a_module_of_the_build_is_a_folder_with_its_coordinates_and_what_it_needs_is_locked_too() throws IOException {
        Path units = Files.createDirectories(folder.resolve("units"));
        Files.writeString(units.resolve("pyproject.toml"), """
                [project]
                name = "acme-units"
                version = "1.dev0"
                requires-python = ">=3.10"
                dependencies = ["leaf<1.1"]
                """);
        PomValues pom = depends(new PomValues.Dependency(
                "acme-units",
                "1-SNAPSHOT",
                Optional.of(new SiblingModule(units, "com.acme", PomValues.of("units", "1-SNAPSHOT"))),
                Optional.empty()));
        write(PROJECT + "dynamic = [\"dependencies\"]\n");

        pypack(named(index)).lock(module, pom, TargetProperty.ABSENT, output(), Upgrade.NONE);
        Pylock lock = Pylock.read(module.resolve("pylock.toml")).lock();
        LockedPackage sibling = lock.packages().stream()
                .filter(each -> each.name().equals("acme-units"))
                .findFirst()
                .orElseThrow();
        assertThat(sibling.source()).isEqualTo(new LockedDirectory("../units", false, Optional.empty()));
        assertThat(sibling.version()).isEmpty();
        assertThat(sibling.tool().values()).isEqualTo(Map.of("pypack", Map.of("coordinates", "com.acme:units")));
        assertThat(sibling.dependencies()).containsExactly(new FreeTable(Map.of("name", "leaf")));
        assertThat(lock.packages()).extracting(LockedPackage::name).containsExactly("acme-units", "leaf", "tree");
        assertThat(lock.packages().get(1).version().orElseThrow()).hasToString("1.0");
        assertThat(module.resolve("pypack.uv.lock")).content().doesNotContain(folder.toString());

        // Another version of the build is no change; other requirements of the sibling are.
        pypack(named(index)).checkLock(module, pom, TargetProperty.ABSENT, output());
        Files.writeString(
                units.resolve("pyproject.toml"),
                Files.readString(units.resolve("pyproject.toml")).replace("leaf<1.1", "leaf<1.2"));
        assertThatThrownBy(() -> pypack(named(index)).checkLock(module, pom, TargetProperty.ABSENT, output()))
                .hasMessageContaining("module.acme-units has changed");
    }

    @Test
    void a_wheel_of_a_maven_repository_is_an_archive_with_its_hash_and_coordinates() throws IOException {
        index.wheel("acme_base", "2.0", "leaf");
        Path repository = Files.write(
                folder.resolve("base-2.0.whl"), index.content("acme_base", "acme_base-2.0-py3-none-any.whl"));
        index.forget("acme_base");
        PomValues pom = depends(new PomValues.Dependency(
                "acme-base",
                "2.0",
                Optional.empty(),
                Optional.of(new MavenCoordinates("com.acme", "base", "2.0", "", "whl"))));
        build.artifacts.put("com.acme:base:whl:2.0", repository);
        write(PROJECT + "dynamic = [\"dependencies\"]\n");

        pypack(named(index)).lock(module, pom, TargetProperty.ABSENT, output(), Upgrade.NONE);
        LockedPackage base =
                Pylock.read(module.resolve("pylock.toml")).lock().packages().get(0);
        LockedArchive archive = (LockedArchive) base.source();
        assertThat(archive.file().location().path()).contains("target/pypack/wheels/acme_base-2.0-py3-none-any.whl");
        assertThat(archive.file().hashes())
                .containsEntry(
                        "sha256", Sha256.of(Files.readAllBytes(repository)).toHex());
        assertThat(base.tool().values()).isEqualTo(Map.of("pypack", Map.of("coordinates", "com.acme:base:whl:2.0")));
        assertThat(versions()).containsKeys("leaf", "tree");
        assertThat(module.resolve("pylock.toml")).content().doesNotContain(folder.toString());
    }

    @Test
    void a_requirements_file_is_locked_with_the_hashes_that_it_demands() throws IOException {
        Files.delete(module.resolve("pyproject.toml"));
        String hash =
                Sha256.of(index.content("tree", "tree-1.0-py3-none-any.whl")).toHex();
        Files.createDirectory(module.resolve("requirements"));
        Files.writeString(module.resolve("requirements/limits.txt"), "leaf<1.1\n");
        Path file = Files.writeString(
                module.resolve("requirements.txt"),
                "# what is needed\n-c requirements/limits.txt\n--index-url ${ACME_INDEX}\ntree==1.0 \\\n    --hash=sha256:"
                        + hash + "\n");
        build.environment.put("ACME_INDEX", index.url());
        Files.move(
                module.resolve("acme"),
                Files.createDirectories(module.resolve("src")).resolve("acme"));

        pypack(IndexAccess.NOT_TOLD).lock(module, POM, TargetProperty.ABSENT, output(), Upgrade.NONE);
        assertThat(versions()).isEqualTo(Map.of("tree", "1.0", "leaf", "1.0"));
        pypack(IndexAccess.NOT_TOLD).checkLock(module, POM, TargetProperty.ABSENT, output());

        Files.writeString(module.resolve("requirements/limits.txt"), "leaf<2\n");
        assertThatThrownBy(() -> pypack(IndexAccess.NOT_TOLD).checkLock(module, POM, TargetProperty.ABSENT, output()))
                .hasMessageContaining("requirements.txt has changed");

        Files.writeString(file, Files.readString(file).replace(hash, "0".repeat(64)));
        assertThatThrownBy(() ->
                        pypack(IndexAccess.NOT_TOLD).lock(module, POM, TargetProperty.ABSENT, output(), Upgrade.NONE))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("tree 1.0 has no file with one of the hashes that are written for it");
    }

    private static PomValues depends(PomValues.Dependency wheel) {
        return new PomValues(
                "acme",
                "1",
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(wheel),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void the_lock_of_another_tool_is_taken_as_it_is() throws IOException {
        String foreign = """
                lock-version = "1.0"
                created-by = "other"
                [[packages]]
                name = "tree"
                version = "0.9"
                wheels = [{ url = "https://example.com/tree-0.9-py3-none-any.whl", hashes = { sha256 = "%s" } }]
                """.formatted("0".repeat(64));
        Files.writeString(module.resolve("pylock.toml"), foreign);

        assertThat(lock().isUpToDate()).isTrue();
        check();
        assertThat(module.resolve("pylock.toml")).hasContent(foreign);
        assertThat(module.resolve("pypack.uv.lock")).doesNotExist();
    }

    @Test
    void a_uv_lock_of_the_user_gives_the_versions_and_is_not_written() throws IOException {
        lock();
        Files.move(module.resolve("pypack.uv.lock"), module.resolve("uv.lock"));
        Files.delete(module.resolve("pylock.toml"));
        byte[] users = Files.readAllBytes(module.resolve("uv.lock"));
        index.wheel("leaf", "1.2");

        lock();
        assertThat(versions()).containsEntry("leaf", "1.1");
        assertThat(Files.readAllBytes(module.resolve("uv.lock"))).isEqualTo(users);
    }

    @Test
    void the_password_of_an_index_is_in_no_file_no_argument_and_no_message() throws IOException {
        index.close();
        index = LoopbackIndex.withLogin();
        index.wheel("tree", "1.0", "leaf").wheel("leaf", "1.0");
        assertThatThrownBy(this::lock)
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("The package index wants another login: ");

        Login login = new Login(LoopbackIndex.USER, LoopbackIndex.PASSWORD);
        IndexAccess indexes = new IndexAccess() {
            @Override
            public Optional<PackageIndex> named() {
                return Optional.of(new PackageIndex(index.url(), Optional.of(login)));
            }
        };
        pypack(indexes).lock(module, POM, TargetProperty.ABSENT, output(), Upgrade.NONE);

        assertThat(versions()).containsEntry("leaf", "1.0");
        assertThat(login.toString() + indexes.named()).doesNotContain("s3cr3t");
        assertThat(String.join("\n", build.said)).doesNotContain("s3cr3t");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("s3cr3t");
            }
        }
    }

    @Test
    void two_machines_make_the_same_file() throws IOException {
        lock();
        byte[] first = Files.readAllBytes(module.resolve("pylock.toml"));
        Files.delete(module.resolve("pylock.toml"));
        Files.delete(module.resolve("pypack.uv.lock"));
        Path elsewhere = folder.resolve("else where");
        Files.move(module, elsewhere);
        module = elsewhere;
        pypack(named(index))
                .storedIn(folder.resolve("other store"))
                .lock(module, POM, TargetProperty.ABSENT, output(), Upgrade.NONE);

        assertThat(Files.readAllBytes(module.resolve("pylock.toml"))).isEqualTo(first);
    }

    @Test
    void unplugged_and_warm_it_is_made_again() throws IOException {
        lock();
        index.close();
        Files.delete(module.resolve("pylock.toml"));
        pypack(offline(index)).lock(module, POM, TargetProperty.ABSENT, output(), Upgrade.NONE);
        assertThat(versions()).containsEntry("leaf", "1.1");
    }

    private static final PomValues POM = PomValues.of("acme", "1");

    private void write(String pyproject) throws IOException {
        Files.createDirectories(module.resolve("acme"));
        Files.writeString(module.resolve("acme/__init__.py"), "");
        Files.writeString(module.resolve("pyproject.toml"), pyproject);
    }

    private MadeLock lock() {
        return lock(Upgrade.NONE);
    }

    private MadeLock lock(Upgrade upgrade) {
        return lock(upgrade, TargetProperty.ABSENT);
    }

    private MadeLock lock(Upgrade upgrade, TargetProperty targets) {
        return pypack(named(index)).lock(module, POM, targets, output(), upgrade);
    }

    private void check() {
        pypack(named(index)).checkLock(module, POM, TargetProperty.ABSENT, output());
    }

    private void build() {
        pypack(named(index)).refuseStaleLock(module, POM, TargetProperty.ABSENT, output());
    }

    private Path output() {
        return folder.resolve("target");
    }

    private Pypack pypack(IndexAccess indexes) {
        return build.pypack(indexes);
    }

    private Map<String, String> versions() throws IOException {
        Map<String, String> versions = new HashMap<>();
        Pylock.read(module.resolve("pylock.toml"))
                .lock()
                .packages()
                .forEach(each ->
                        versions.put(each.name(), each.version().orElseThrow().toString()));
        return versions;
    }
}
