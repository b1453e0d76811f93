package dev.pypack.pep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    private static final String FULL = """
            Metadata-Version: 2.5
            Name: Spam.Eggs
            Version: 1.0rc1
            Dynamic: requires-dist
            Summary: Schöne Eier
            Description-Content-Type: text/markdown; charset=UTF-8
            Keywords: eggs,ham
            Author: Eric, Terry
            Author-email: Graham <g@example.org>, j@example.org
            Maintainer: Michael
            License-Expression: MIT OR Apache-2.0
            License-File: LICENSES/MIT.txt
            Classifier: Programming Language :: Python :: 3
            Project-URL: Home, https://example.org/
            Project-URL: Source, https://example.org/src?a,b
            Requires-Python: <4,>=3.9
            Requires-Dist: numpy>=2
            Requires-Dist: reportlab; (os_name == "nt" or os_name == "posix") and extra == "pdf"
            Provides-Extra: pdf
            Import-Name: spam.eggs
            Import-Name: _spam; private
            Import-Namespace: spam

            # Eggs

            From here: on, text.
            """;

    private static Metadata full() {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("Home", "https://example.org/");
        urls.put("Source", "https://example.org/src?a,b");
        return Metadata.builder("Spam.Eggs", Version.parse("1.0RC1"))
                .dynamic(List.of("Requires-Dist"))
                .summary("Schöne Eier")
                .description("# Eggs\r\n\r\nFrom here: on, text.\r\n", "text/markdown; charset=UTF-8")
                .keywords(List.of("eggs", "ham"))
                .authors(List.of(
                        person("Eric", null),
                        person("Graham", "g@example.org"),
                        person("Terry", null),
                        person(null, "j@example.org")))
                .maintainers(List.of(person("Michael", null)))
                .licenseExpression(LicenseExpression.parse("mit or apache-2.0"))
                .licenseFiles(List.of("LICENSES/MIT.txt"))
                .classifiers(List.of("Programming Language :: Python :: 3"))
                .projectUrls(urls)
                .requiresPython(SpecifierSet.parse(">=3.9,<4"))
                .requiresDist(List.of(
                        Requirement.parse("numpy>=2"),
                        Requirement.parse("reportlab; os_name=='nt' or os_name=='posix'")
                                .withExtra("PDF")))
                .providesExtra(List.of("PDF"))
                .importNames(List.of("spam.eggs", "_spam; private"))
                .importNamespaces(List.of("spam"))
                .build();
    }

    private static Person person(@Nullable String name, @Nullable String email) {
        return new Person(Optional.ofNullable(name), Optional.ofNullable(email));
    }

    private static MetadataBuilder minimal() {
        return Metadata.builder("a", Version.parse("1"));
    }

    private static Metadata parse(String text) {
        return Metadata.parse(text.getBytes(UTF_8));
    }

    @Test
    void writesEveryField() {
        assertThat(new String(full().toBytes(), UTF_8)).isEqualTo(FULL);
    }

    @Test
    void readsWhatItWrites() {
        Metadata metadata = parse(FULL);
        assertThat(metadata).isEqualTo(full()).hasSameHashCodeAs(full());
        assertThat(metadata.name()).isEqualTo("Spam.Eggs");
        assertThat(metadata.version()).isEqualTo(Version.parse("1.0rc1"));
        assertThat(metadata.dynamic()).containsExactly("requires-dist");
        assertThat(metadata.summary()).hasValue("Schöne Eier");
        assertThat(metadata.description()).hasValue("# Eggs\n\nFrom here: on, text.\n");
        assertThat(metadata.descriptionContentType()).hasValue("text/markdown; charset=UTF-8");
        assertThat(metadata.keywords()).containsExactly("eggs", "ham");
        assertThat(metadata.author()).hasValue("Eric, Terry");
        assertThat(metadata.authorEmail()).hasValue("Graham <g@example.org>, j@example.org");
        assertThat(metadata.maintainer()).hasValue("Michael");
        assertThat(metadata.maintainerEmail()).isEmpty();
        assertThat(metadata.license()).isEmpty();
        assertThat(metadata.licenseExpression()).hasValue(LicenseExpression.parse("MIT OR Apache-2.0"));
        assertThat(metadata.licenseFiles()).containsExactly("LICENSES/MIT.txt");
        assertThat(metadata.classifiers()).containsExactly("Programming Language :: Python :: 3");
        assertThat(metadata.projectUrls().keySet()).containsExactly("Home", "Source");
        assertThat(metadata.projectUrls()).containsEntry("Source", "https://example.org/src?a,b");
        assertThat(metadata.requiresPython()).hasValue(SpecifierSet.parse(">=3.9,<4"));
        assertThat(metadata.requiresDist()).map(Requirement::name).containsExactly("numpy", "reportlab");
        assertThat(metadata.providesExtra()).containsExactly("pdf");
        assertThat(metadata.importNames()).hasValue(List.of("spam.eggs", "_spam; private"));
        assertThat(metadata.importNamespaces()).containsExactly("spam");
        assertThat(metadata.values("provides-EXTRA")).containsExactly("pdf");
    }

    @Test
    void writesTheLowestVersionThatHoldsTheFields() {
        assertThat(minimal()
                        .requiresDist(List.of(Requirement.parse("b")))
                        .build()
                        .metadataVersion())
                .isEqualTo("2.1");
        assertThat(minimal().dynamic(List.of("license")).build().metadataVersion())
                .isEqualTo("2.2");
        assertThat(minimal().licenseFiles(List.of("LICENSE")).build().metadataVersion())
                .isEqualTo("2.4");
        assertThat(minimal().importNames(List.of()).build().metadataVersion()).isEqualTo("2.5");
    }

    @Test
    void readsOldMetadata() {
        Metadata metadata = parse("""
                Metadata-Version: 1.0
                Name: old
                Version: 0.1
                Summary: x
                Home-page: https://example.org
                License: GPL
                        with more

                        of it
                """);
        assertThat(metadata.license()).hasValue("GPL\n        with more");
        assertThat(metadata.description()).hasValue("        of it\n");
        assertThat(metadata.values("Home-page")).containsExactly("https://example.org");
        assertThat(metadata.metadataVersion()).isEqualTo("2.1");
        assertThat(Metadata.parse(metadata.toBytes())).isEqualTo(metadata);
    }

    @Test
    void readsAllLineEnds() {
        Metadata metadata = parse("Metadata-Version: 2.1\r\nname:a\rVERSION:\t1\r\nAuthor: b\r\n c\r\n\r\nd\r\ne");
        assertThat(metadata.name()).isEqualTo("a");
        assertThat(metadata.author()).hasValue("b\n c");
        assertThat(metadata.description()).hasValue("d\r\ne");
        assertThat(Metadata.parse(metadata.toBytes())).isEqualTo(metadata);
    }

    @Test
    void tellsNoModulesFromNothingSaid() {
        Metadata none = minimal().importNames(List.of()).build();
        assertThat(none).asString().contains("Import-Name: \n");
        assertThat(Metadata.parse(none.toBytes()).importNames()).hasValue(List.of());
        assertThat(minimal().build().importNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Metadata-Version: 2.0\nName: a\nVersion: 1\n",
                "Name: a\nVersion: 1\n",
                "Metadata-Version: 2.1\nVersion: 1\n",
                "Metadata-Version: 2.1\nName: a\n",
                "Metadata-Version: 2.1\nName: a\nName: a\nVersion: 1\n",
                "Metadata-Version: 2.1\nMetadata-Version: 2.1\nName: a\nVersion: 1\n",
                "Metadata-Version: 2.1\nName: a b\nVersion: 1\n",
                "Metadata-Version: 2.1\nName: a\nVersion: x\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nSpam: b\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nLicense-Expression: MIT\n",
                "Metadata-Version: 2.4\nName: a\nVersion: 1\nLicense-Expression: mine\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nSummary: b\n c\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nDescription: b\n\nc",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nProject-URL: b, c\nProject-URL: b,d\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: b >> 1\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: b @ c\n \n",
                "Metadata-Version: 2.2\nName: a\nVersion: 1\nDynamic: Name\n",
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nDescription-Content-Type: text/html\n"
            })
    void refusesWhatBreaksTheStandard(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void pointsIntoTheFile() {
        assertThatThrownBy(() -> parse("Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: b; os == 'x'\n"))
                .hasMessage("""
                        Requires-Dist: expected a marker variable or a quoted text
                            Requires-Dist: b; os == 'x'
                                              ^""");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin = "Metadata-Version: 2.1\nName: a\nVersion: 1\nAuthor: Ä\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Metadata.parse(latin))
                .isInstanceOf(InvalidPep.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void readsPublishedMetadataLeniently() {
        Metadata metadata = Metadata.parseLeniently("""
                Metadata-Version: 2.1
                Name: a
                Version: 1
                License-File: LICENSE
                Summary: b
                   c
                Requires-Dist: pytz (>dev)
                Requires-Dist: numpy
                X-Private: d
                """.getBytes(UTF_8));
        assertThat(metadata.licenseFiles()).containsExactly("LICENSE");
        assertThat(metadata.summary()).isEmpty();
        assertThat(metadata.requiresDist()).containsExactly(Requirement.parse("numpy"));
        assertThatThrownBy(() -> Metadata.parseLeniently("Name: a\n".getBytes(UTF_8)))
                .isInstanceOf(InvalidPep.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u000b", "\f", "\u001c", "\u0085", "\u2028"})
    void letsNoValueBeginAnotherHeader(String lineEnd) {
        String value = "b" + lineEnd + "Evil: true";
        assertThatThrownBy(() -> minimal().summary(value)).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> minimal().classifiers(List.of(value))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> minimal().keywords(List.of(value))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> minimal().projectUrls(Map.of("c", value))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> person(value, null)).isInstanceOf(InvalidPep.class);
        Metadata metadata = minimal().license(value).build();
        assertThat(Metadata.parse(metadata.toBytes())).isEqualTo(metadata);
    }

    @Test
    void refusesHalfACharacter() {
        assertThatThrownBy(() -> minimal().description("a\ud800b", "text/plain"))
                .isInstanceOf(InvalidPep.class);
        assertThat(minimal().summary("😀").build().summary()).hasValue("😀");
    }

    @Test
    void refusesWhatAnIndexRefuses() {
        assertThatThrownBy(() -> minimal().summary("a".repeat(513))).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> minimal().projectUrls(Map.of("a".repeat(33), "b")))
                .isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> minimal().providesExtra(List.of("a_b", "A-B"))).isInstanceOf(InvalidPep.class);
        MetadataBuilder twoLicences = minimal().license("MIT").licenseExpression(LicenseExpression.parse("MIT"));
        assertThatThrownBy(twoLicences::build).isInstanceOf(InvalidPep.class);
    }

    @ParameterizedTest
    @CsvSource({
        "LICENSE, true",
        "a/b.txt, true",
        "., true",
        "../a, false",
        "a/*, false",
        "/a, false",
        "a\\b, false",
        "a//b, false",
        "a/, false",
        "./a, false",
        "a/./b, false",
        "C:/a, false",
        "'', false"
    })
    void knowsPathsOfLicences(String path, boolean valid) {
        assertThat(isAccepted(() -> minimal().licenseFiles(List.of(path)))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, true",
        "TEXT/Markdown ; Charset=\"utf-8\" ; variant=GFM;, true",
        "text/html, false",
        "'', false",
        "text/markdown; variant=gfm, false",
        "text/plain; charset=ascii, false",
        "text/plain foo, false",
        "text/plain; foo, false",
        "text/plain; charset=, false",
        "text/plain;;charset=UTF-8, false"
    })
    void knowsContentTypes(String type, boolean valid) {
        assertThat(isAccepted(() -> minimal().description("", type))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "a.b, true",
        "_a;private, true",
        "a ; private, true",
        "a-b, false",
        "a.class, false",
        "a., false",
        "a; public, false",
        "1a, false"
    })
    void knowsNamesToImport(String name, boolean valid) {
        assertThat(isAccepted(() -> minimal().importNames(List.of(name)))).isEqualTo(valid);
    }

    private static boolean isAccepted(Runnable action) {
        try {
            action.run();
            return true;
        } catch (InvalidPep refused) {
            return false;
        }
    }

    @Test
    void refusesPeopleThatWouldBeReadAsOthers() {
        assertThatThrownBy(() -> person("a, b", null)).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> person("a", "b>, c <d")).isInstanceOf(InvalidPep.class);
        assertThatThrownBy(() -> person(null, null)).isInstanceOf(InvalidPep.class);
    }
}
