package dev.pypack.lock.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pypack.finding.UserMistake;
import dev.pypack.judge.Judges;
import dev.pypack.pep.Requirement;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requirements files, beside pip's own reading of them. */
class RequirementsFileTest {
    private static final String HASH = "0".repeat(64);

    @TempDir
    Path folder;

    static List<String> files() {
        return List.of(
                "",
                "rich\n",
                "rich",
                "rich>=13 # the newest\n#flask\n   # indented\n\nflask\n",
                "requests[socks]>=2.8.1,==2.8.*; python_version < '4'\r\nrich\r\n",
                "rich>=13,\\\n    <15\nflask\n",
                "rich \\\n  --hash=sha256:" + HASH + " \\\n  --hash=sha256:" + HASH.replace('0', 'a') + "\n",
                "-r more.txt\n--requirement=sub/other.txt\n-c limits.txt\nrich\n",
                "--requirement more.txt\n-rsub/other.txt\n--constraint limits.txt\n",
                "rich # a \\\nflask\n",
                "rich \\\n# between\nflask\n",
                "rich @ https://example.com/rich-1.0-py3-none-any.whl#sha256=" + HASH + "\n",
                "--pre\n--prefer-binary\n--only-binary :all:\nrich\n",
                "--extra-index-url https://example.com/simple\n--index-url=https://example.org/simple\nrich\n",
                "rich ; sys_platform == 'win32'\n\tflask\n",
                "${NAME}==1\n$NAME\n".replace("$NAME\n", ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void what_pip_reads_is_read(String text) throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("more.txt"), "click\n-r requirements.txt\n");
        Files.writeString(folder.resolve("sub/other.txt"), "attrs\n-r ../limits.txt\n");
        Files.writeString(folder.resolve("limits.txt"), "idna<4\n");
        Path file = Files.writeString(folder.resolve("requirements.txt"), text);
        Path script = Files.writeString(folder.resolve("read.py"), """
                import sys
                from pip._internal.network.session import PipSession
                from pip._internal.req.req_file import parse_requirements

                sys.stdout.reconfigure(encoding="utf-8")
                seen = set()
                for each in parse_requirements(sys.argv[1], session=PipSession()):
                    hashes = (each.options or {}).get("hashes", {}).get("sha256", [])
                    print("constraint" if each.constraint else "requirement", each.requirement, *sorted(hashes), sep="\\t")
                """);

        RequirementsFile read = RequirementsFile.read(file, Map.of("NAME", "rich"));
        List<String> ours = new ArrayList<>();
        read.requirements().forEach(each -> ours.add("requirement\t" + each + hashes(read, each.requirement())));
        read.constraints().forEach(each -> ours.add("constraint\t" + each));
        // pip refuses a file that includes itself, and replaces variables of the environment alone.
        if (text.contains("more.txt") || text.contains("${")) {
            assertThat(ours).isNotEmpty();
            return;
        }
        Outcome pip = Judges.summoned().python(script, file.toString());
        assertThat(pip.exitCode()).as(pip.errors()).isZero();
        assertThat(ours)
                .containsExactlyInAnyOrderElementsOf(pip.output()
                        .lines()
                        .map(RequirementsFileTest::canonical)
                        .toList());
    }

    private static String canonical(String line) {
        String[] parts = line.split("\t", 3);
        return parts[0] + "\t" + Requirement.parse(parts[1]) + (parts.length > 2 ? "\t" + parts[2] : "");
    }

    private static String hashes(RequirementsFile file, Requirement requirement) {
        return file.hashes().containsKey(requirement.name())
                ? "\t" + String.join("\t", file.hashes().get(requirement.name()))
                : "";
    }

    @Test
    void files_that_are_included_are_read_once() throws IOException {
        Files.writeString(folder.resolve("more.txt"), "click\n-r requirements.txt\n-r more.txt\n");
        Path file = Files.writeString(folder.resolve("requirements.txt"), "-r more.txt\nrich\n-r more.txt\n");

        assertThat(RequirementsFile.read(file, Map.of()).requirements())
                .extracting(Object::toString)
                .containsExactly("click", "rich");
    }

    static Stream<byte[]> encodings() {
        String text = "# Größe\nrich==1 # é\n";
        return Stream.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_8),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE),
                ("\ufeff" + text).getBytes(Charset.forName("UTF-32LE")),
                ("# -*- coding: latin-1 -*-\n" + text).getBytes(StandardCharsets.ISO_8859_1),
                ("#!x\n# vim: set fileencoding=cp1252 :\n" + text).getBytes(Charset.forName("windows-1252")));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void every_encoding_that_python_users_have_is_read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("requirements.txt"), content);

        assertThat(RequirementsFile.read(file, Map.of()).requirements())
                .extracting(Object::toString)
                .containsExactly("rich==1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-e . | does not lock with -e",
                "--find-links wheels | wheels is a path, which other machines don't have",
                "-f file:///srv/wheels | is a path",
                "./rich-1.0-py3-none-any.whl | is a path",
                "rich-1.0-py3-none-any.whl | is a path",
                "https://example.com/archive.tar.gz | ",
                "rich>>1 | ",
                "rich --global-option=x | does not lock with --global-option",
                "rich --hash=md5:00 | there is no hash of SHA-256",
                "${ACME_UNSET}==1 | no variable ACME_UNSET",
                "-r none.txt | there is no file none.txt",
            })
    void what_can_not_be_locked_is_told_with_its_line(String sample) throws IOException {
        String[] parts = sample.split(" \\| ?", 2);
        Path file = Files.writeString(folder.resolve("requirements.txt"), "rich\n\n" + parts[0] + "\nflask>>2\n");

        assertThatThrownBy(() -> RequirementsFile.read(file, Map.of()))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("requirements.txt:3:1: ")
                .hasMessageContaining(parts[1])
                .hasMessageContaining("requirements.txt:4:1: ");
    }

    @Test
    void bytes_that_are_no_text_are_told() throws IOException {
        Path file = Files.write(
                folder.resolve("requirements.txt"), "# Größe\nrich\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RequirementsFile.read(file, Map.of()))
                .hasMessageContaining("requirements.txt: the file is not UTF-8")
                .hasMessageContaining("# coding: latin-1");
    }
}
