package dev.pypack.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportTest {
    private static final Path SCHEMA = Path.of("..", "docs", "reference", "validate-report.schema.json");

    private static final Finding COMMENT =
            Finding.warning("zip-comment", Place.of("x.whl"), "the archive has a comment", "Leave it out.");
    private static final Finding HASH = Finding.error(
            "record-hash",
            new Place("x.dist-info/RECORD", 3, 0),
            "<a> & \"b\" \u0001 of 'ü' is wrong",
            "Build the wheel anew.");
    private static final FindingsReport REPORT = new FindingsReport(
            List.of(
                    new FileFindings("dist/x.whl", Findings.of(List.of(COMMENT, HASH, HASH))),
                    new FileFindings("dist/y.whl", Findings.of(List.of()))),
            Duration.ofMillis(120));

    @Test
    void JSON_is_what_the_schema_says() throws Exception {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        String json = new String(ReportFormat.JSON.write(REPORT), UTF_8);

        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"warning\"", "\"bad\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(json)
                .startsWith("""
                        {
                          "files": [
                            {
                              "file": "dist/x.whl",
                              "valid": false,
                              "findings": [
                                {
                                  "id": "zip-comment",
                                  "severity": "warning",
                                  "place": "x.whl",
                                  "message": "the archive has a comment",
                                  "remedy": "Leave it out."
                                },
                        """)
                .contains("\"place\": \"x.dist-info/RECORD:3\"")
                .contains("\"message\": \"<a> & \\\"b\\\" \\u0001 of 'ü' is wrong\"")
                .endsWith("""
                            {
                              "file": "dist/y.whl",
                              "valid": true,
                              "findings": []
                            }
                          ]
                        }
                        """);
    }

    @Test
    void JUnit_has_a_suite_for_each_file_and_a_failure_for_each_error() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ReportFormat.JUNIT.write(REPORT)));

        List<Element> suites = elements(xml.getDocumentElement(), "testsuite");
        assertThat(suites).extracting(suite -> suite.getAttribute("name")).containsExactly("dist/x.whl", "dist/y.whl");
        assertThat(suites).extracting(suite -> suite.getAttribute("tests")).containsExactly("3", "1");
        assertThat(suites).extracting(suite -> suite.getAttribute("failures")).containsExactly("2", "0");
        List<Element> failures = elements(suites.get(0), "failure");
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0).getAttribute("message")).isEqualTo("<a> & \"b\" \uFFFD of 'ü' is wrong");
        assertThat(failures.get(0).getTextContent())
                .contains("x.dist-info/RECORD:3")
                .contains("Build the wheel anew.");
    }

    @Test
    void text_has_the_worst_first_and_each_remedy_once() {
        assertThat(new TextReport(REPORT).of(REPORT.files().get(0))).isEqualTo("""
                dist/x.whl: refused, 2 errors, 1 warning
                  error record-hash
                    x.dist-info/RECORD:3: <a> & "b" \u0001 of 'ü' is wrong
                    x.dist-info/RECORD:3: <a> & "b" \u0001 of 'ü' is wrong
                      -> Build the wheel anew.
                  warning zip-comment
                    x.whl: the archive has a comment
                      -> Leave it out.""");
        assertThat(new TextReport(REPORT).of(REPORT.files().get(1))).isEqualTo("dist/y.whl: good");
        assertThat(new TextReport(REPORT).summary())
                .isEqualTo("2 files checked: 1 refused, 1 good; 2 errors, 1 warning in 0.12 s");
    }

    @Test
    void text_does_not_repeat_one_rule_without_end() {
        List<Finding> many = new ArrayList<>(Collections.nCopies(1000, HASH));

        String text = new TextReport(REPORT).of(new FileFindings("x.whl", Findings.of(many)));

        assertThat(text.lines()).hasSize(14).contains("    and 990 more");
    }

    private static List<Element> elements(Element in, String name) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < in.getElementsByTagName(name).getLength(); i++) {
            elements.add((Element) in.getElementsByTagName(name).item(i));
        }
        return elements;
    }
}
