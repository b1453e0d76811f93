package dev.pypack.lock.uv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.finding.Place;
import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.judge.VirtualEnvironment;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.Locks;
import dev.pypack.lock.Pylock;
import dev.pypack.lock.Wanted;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.lock.inputs.LockNotes;
import dev.pypack.process.Outcome;
import dev.pypack.target.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements, resolved by the real uv with the index that it uses by default, and merged into one lock that it installs. */
class UvTest {
    private static final List<Target> TARGETS =
            List.of(Target.of("linux_amd64", "3.14"), Target.of("windows_amd64", "3.12"));

    @TempDir
    Path folder;

    private final Judges judges = Judges.summoned();
    private Path project = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
    }

    @Test
    void a_resolution_becomes_one_lock_with_extras_groups_and_edges() throws IOException {
        UvResolution resolved = resolve(PROJECT, Optional.empty());
        Pylock lock = merged(resolved);

        assertThat(names(lock, Wanted.DEFAULT))
                .contains("requests", "certifi", "urllib3")
                .doesNotContain("rich", "pytest");
        assertThat(names(lock, new Wanted(Set.of("cli"), Optional.empty(), Set.of())))
                .contains("rich", "requests");
        assertThat(names(lock, new Wanted(Set.of("all"), Optional.empty(), Set.of())))
                .contains("rich");
        assertThat(names(lock, new Wanted(Set.of(), Optional.of(Set.of("dev")), Set.of())))
                .contains("six", "requests");
        assertThat(lock.packages().stream()
                        .filter(locked -> locked.name().equals("requests"))
                        .findFirst()
                        .orElseThrow()
                        .dependencies())
                .contains(new FreeTable(Map.of("name", "certifi")));
        assertThat(lock.requiresPython().orElseThrow()).hasToString("<3.15,>=3.10");
        assertThat(LockNotes.of(lock).orElseThrow().staleness(Locks.inputs(project, TARGETS), Place.of("pylock.toml")))
                .isEmpty();
        assertThat(Locks.parse(lock.toToml()).toToml()).isEqualTo(lock.toToml());
    }

    @Test
    void the_versions_of_an_earlier_resolution_are_kept() throws IOException {
        UvResolution first = resolve(PROJECT.replace("\"requests\"", "\"requests<2.32\""), Optional.empty());
        UvResolution again = resolve(PROJECT, Optional.of(first.memory()));

        assertThat(version(merged(again), "requests"))
                .isEqualTo(version(merged(first), "requests"))
                .startsWith("2.31");
    }

    @Test
    void uv_installs_the_extra_of_a_merged_lock() throws IOException {
        Path lock = Files.writeString(
                folder.resolve("pylock.toml"),
                merged(resolve(PROJECT, Optional.empty())).toToml());
        VirtualEnvironment environment = judges.environment(folder.resolve("venv"));
        Outcome outcome = judges.uv(
                "pip",
                "install",
                "--preview",
                "--dry-run",
                "--python",
                environment.python().toString(),
                "--extra",
                "cli",
                "-r",
                lock.toString());

        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        assertThat(outcome.errors()).contains("rich==").contains("requests==").doesNotContain("six==");
    }

    @Test
    void versions_that_do_not_fit_are_the_users_mistake() {
        assertThatThrownBy(() -> resolve(PROJECT.replace("\"requests\"", "\"requests>9000\""), Optional.empty()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("pyproject.toml:5:17: there is no requests>9000, only requests<=");
    }

    @Test
    void an_index_that_wants_a_login_is_told_as_such_and_the_login_is_not() throws IOException {
        HttpServer index = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        index.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        index.start();
        try {
            Map<String, String> host = new HashMap<>(Judges.host().environment());
            host.put(
                    "UV_DEFAULT_INDEX",
                    "http://joe:s3cr3t@127.0.0.1:" + index.getAddress().getPort() + "/simple");
            host.put("NO_PROXY", "127.0.0.1");
            assertThatThrownBy(() -> resolve(PROJECT, Optional.empty(), host))
                    .isInstanceOf(EnvironmentFailure.class)
                    .hasMessageContaining("The package index wants another login: http://127.0.0.1")
                    .hasMessageContaining("UV_INDEX_<NAME>_PASSWORD")
                    .hasMessageNotContaining("s3cr3t");
        } finally {
            index.stop(0);
        }
    }

    @Test
    void no_sdist_is_built() {
        assertThatThrownBy(() -> resolve(PROJECT.replace("\"requests\"", "\"docopt==0.6.2\""), Optional.empty()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining(
                        "pyproject.toml:5:17: docopt has no wheel that can be taken, and its sdist is not built");
    }

    @Test
    void uv_sees_what_is_for_it_and_nothing_else() throws IOException {
        Files.writeString(project.resolve("pyproject.toml"), PROJECT);
        Map<String, String> variables = environment(
                Map.of(
                        "HOME", "/home/joe",
                        "PATH", "/usr/bin",
                        "PIP_CONFIG_FILE", "/dev/null",
                        "AWS_SECRET_ACCESS_KEY", "x",
                        "UV_INDEX_ACME_PASSWORD", "y",
                        "UV_CONFIG_FILE", "/home/joe/uv.toml",
                        "https_proxy", "http://proxy",
                        "UV_PUBLISH_TOKEN", "z"),
                IndexAccess.NOT_TOLD,
                Locks.inputs(project, TARGETS));

        assertThat(variables)
                .containsEntry("UV_INDEX_ACME_PASSWORD", "y")
                .containsEntry("https_proxy", "http://proxy")
                .containsEntry("UV_SYSTEM_CERTS", "1")
                .containsEntry("HOME", folder.resolve("home").toString())
                .containsEntry("NETRC", Path.of("/home/joe/.netrc").toString())
                .doesNotContainKeys("PATH", "AWS_SECRET_ACCESS_KEY", "UV_CONFIG_FILE", "UV_PUBLISH_TOKEN");
    }

    private static final String PROJECT = """
            [project]
            name = "acme"
            version = "1"
            requires-python = ">=3.10,<3.15"
            dependencies = ["requests", "colorama; sys_platform == 'win32'"]
            [project.optional-dependencies]
            all = ["acme[cli]"]
            cli = ["rich"]
            [dependency-groups]
            dev = ["six"]
            """;

    private UvResolution resolve(String pyproject, Optional<String> memory) throws IOException {
        return resolve(pyproject, memory, Judges.host().environment());
    }

    private UvResolution resolve(String pyproject, Optional<String> memory, Map<String, String> host)
            throws IOException {
        Files.writeString(project.resolve("pyproject.toml"), pyproject);
        LockInputs inputs = Locks.inputs(project, TARGETS);
        Uv uv = new Uv(
                Path.of(judges.uvCommand().words().get(0)),
                judges.python().executable(),
                environment(host, IndexAccess.NOT_TOLD, inputs),
                false,
                new LocalPackages(project, inputs));
        return uv.resolve(inputs, memory, Upgrade.NONE, Files.createTempDirectory(folder, "shadow"));
    }

    private Map<String, String> environment(Map<String, String> variables, IndexAccess indexes, LockInputs inputs)
            throws IOException {
        Host here = Judges.host();
        Host host = new Host(here.system(), here.architecture(), here.cores(), here.cacheFolder(), variables);
        return new UvEnvironment(host, indexes, folder.resolve("home"), folder.resolve("cache")).variables(inputs);
    }

    private Pylock merged(UvResolution resolved) throws IOException {
        LockInputs inputs = Locks.inputs(project, TARGETS);
        return resolved.toPylock(new LockNotes(inputs.digests(), List.of()));
    }

    private static List<String> names(Pylock lock, Wanted wanted) {
        return lock.select(TARGETS.get(0), wanted, Place.of("pylock.toml")).packages().stream()
                .map(each -> each.locked().name())
                .toList();
    }

    private static String version(Pylock lock, String name) {
        return lock.packages().stream()
                .filter(locked -> locked.name().equals(name))
                .flatMap(locked -> locked.version().stream())
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
