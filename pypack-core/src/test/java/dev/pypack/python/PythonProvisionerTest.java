package dev.pypack.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pypack.build.ArtifactProvisioner;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Host;
import dev.pypack.build.OperatingSystem;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import dev.pypack.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real Pythons, unpacked into a folder with a blank and an umlaut in its name. */
class PythonProvisionerTest {
    private static final Host HOST = Judges.host();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private final List<String> steps = new ArrayList<>();

    static Stream<String> minorVersions() throws IOException {
        List<String> there;
        try (Stream<Path> files = Files.list(Judges.artifacts())) {
            there = files.map(file -> file.getFileName().toString()).toList();
        }
        return EmbeddedPythons.known().minorVersions().stream()
                .filter(minor -> there.stream().anyMatch(name -> name.startsWith("cpython-" + minor + ".")));
    }

    @Test
    void on_linux_x86_64_every_version_is_tested() throws Exception {
        assumeThat(HOST.classifier()).isEqualTo("linux-x86_64");

        assertThat(minorVersions())
                .containsExactlyElementsOf(EmbeddedPythons.known().minorVersions());
    }

    @ParameterizedTest
    @MethodSource("minorVersions")
    void every_version_starts_with_an_empty_environment_and_has_ctypes(String minor) {
        PythonRuntime python = provisioner(shared.resolve("störe here")).embedded(minor);

        Outcome outcome = python.command("-c", "import ctypes, sys; print(sys.version_info[:2], sys.prefix)")
                .run();

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output())
                .contains("(" + minor.replace(".", ", ") + ")")
                .contains("störe here");
        assertThat(python.version()).startsWith(minor + ".");
    }

    @Test
    void it_is_unpacked_once() {
        provisioner(folder).embedded("3.14");
        PythonRuntime again = provisioner(folder).embedded("3.14");

        assertThat(steps).containsExactly("Unpacking Python 3.14.3");
        assertThat(again.origin()).isEqualTo("org.bytedeco:cpython:jar:" + HOST.classifier() + ":3.14.3-1.5.13");
    }

    @Test
    void damage_is_repaired() throws Exception {
        PythonRuntime python = provisioner(folder).embedded("3.14");
        Path home = folder.resolve("python/3.14.3-1.5.13-" + HOST.classifier());
        Path abc = home.resolve(HOST.system() == OperatingSystem.WINDOWS ? "lib/abc.py" : "lib/python3.14/abc.py");
        byte[] whole = Files.readAllBytes(abc);

        Files.delete(abc);
        assertThat(provisioner(folder).embedded("3.14").executable()).isEqualTo(python.executable());
        assertThat(abc).hasBinaryContent(whole);

        try (OutputStream out = Files.newOutputStream(abc, StandardOpenOption.WRITE)) {
            out.write('#');
        }
        provisioner(folder).embedded("3.14");
        assertThat(abc).hasBinaryContent(whole);

        Files.setLastModifiedTime(abc, FileTime.fromMillis(0));
        provisioner(folder).embedded("3.14");
        assertThat(steps).hasSize(4);

        Path list = home.resolve("pypack-files.txt");
        String listed = Files.readString(list);
        for (String damaged :
                List.of("", "x", listed.substring(0, listed.length() / 2), listed.replace(" lib", "lib"))) {
            Files.writeString(list, damaged);
            provisioner(folder).embedded("3.14");
            assertThat(list).hasContent(listed);
        }
        assertThat(steps).hasSize(8);
    }

    @Test
    void a_jar_that_is_damaged_is_named_with_what_to_delete() throws Exception {
        Path jar = folder.resolve("broken.jar");
        Files.writeString(jar, "no zip");

        assertThatThrownBy(() -> provisioner(folder, coordinates -> jar).embedded("3.14"))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining(jar + " is damaged")
                .hasMessageContaining("Delete the folder " + folder);
        assertThat(folder.resolve("python")).doesNotExist();
    }

    @Test
    void an_entry_that_leads_out_of_the_store_is_refused() throws Exception {
        Path jar = folder.resolve("hostile.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("org/bytedeco/cpython/" + HOST.classifier() + "/../../../../../../evil"));
            zip.write(1);
        }

        assertThatThrownBy(() -> provisioner(folder, coordinates -> jar).embedded("3.14"))
                .hasMessageContaining("leads out of the folder");
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.map(each -> each.getFileName().toString())).doesNotContain("evil");
        }
    }

    @Test
    void a_python_that_does_not_run_says_why_and_is_not_kept() throws Exception {
        assumeThat(HOST.system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path jar = folder.resolve("old-libc.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("org/bytedeco/cpython/" + HOST.classifier() + "/python3.9"));
            zip.write(
                    "#!/bin/sh\necho 'libcrypt.so.1: cannot open shared object file' >&2\nexit 127\n".getBytes(UTF_8));
            zip.putNextEntry(
                    new ZipEntry("org/bytedeco/cpython/" + HOST.classifier() + "/lib/python3.9/lib-dynload/x.so"));
        }

        assertThatThrownBy(() -> provisioner(folder, coordinates -> jar).embedded("3.9"))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("does not run on this machine (exit code 127): libcrypt.so.1")
                .hasMessageContaining("Debian: libcrypt1");
        assertThat(folder.resolve("python")).doesNotExist();
    }

    @Test
    void an_interpreter_of_this_machine_is_taken_by_path_and_by_name() {
        Path executable =
                provisioner(shared.resolve("störe here")).embedded("3.14").executable();

        PythonRuntime byPath = provisioner(folder).named(executable.toString(), folder);
        assertThat(byPath.version()).isEqualTo("3.14.3");
        assertThat(byPath.origin()).isEqualTo("pypack.python");

        Host host = new Host(
                HOST.system(),
                HOST.architecture(),
                1,
                folder,
                Map.of("PATH", executable.resolveSibling("").toString()));
        BuildContext context = new BuildContext(host, new FolderProvisioner(folder), BuildListener.SILENT);
        String name = HOST.system() == OperatingSystem.WINDOWS ? "python" : "python3.14";
        assertThat(new PythonProvisioner(context, Store.in(folder))
                        .named(name, folder)
                        .executable())
                .isEqualTo(executable);
    }

    @Test
    void an_interpreter_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> provisioner(folder).named("no-such-python", folder))
                .isInstanceOf(EnvironmentFailure.class)
                .hasMessageContaining("pypack.python is no-such-python, and there is no such program");
    }

    @Test
    void a_program_that_is_no_CPython_is_refused() throws Exception {
        assumeThat(HOST.system()).isNotEqualTo(OperatingSystem.WINDOWS);
        Path pypy = folder.resolve("pypy");
        Files.writeString(pypy, "#!/bin/sh\necho pypy 3.10.14\n");
        assertThat(pypy.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> provisioner(folder).named(pypy.toString(), folder))
                .hasMessageContaining("is pypy 3.10.14, and only a CPython will do");
    }

    private PythonProvisioner provisioner(Path store) {
        return provisioner(store, new FolderProvisioner(Judges.artifacts()));
    }

    private PythonProvisioner provisioner(Path store, ArtifactProvisioner artifacts) {
        BuildListener listener = new BuildListener() {
            @Override
            public void started(String step) {
                steps.add(step);
            }
        };
        return new PythonProvisioner(new BuildContext(HOST, artifacts, listener), Store.in(store));
    }
}
