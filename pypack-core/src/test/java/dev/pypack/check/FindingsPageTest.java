package dev.pypack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/findings.md} to the rules, from which it is made; {@code -Dpypack.updateDocs} writes it. */
class FindingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "findings.md");

    private static final String INTRODUCTION = """
            # Findings

            What `pypack:validate` looks for. This page is made from the rules themselves.

            An error is what lets two tools see different things in one file, what a strict installer or a package index
            refuses, what another system can't hold, and what is not true. What is merely unusual is a warning. Only errors
            fail the goal. A project that sees a rule otherwise says so, with a reason that the report repeats:

            ```toml
            [tool.pypack.validate]
            zip-comment = { severity = "error", reason = "our mirror drops comments" }
            contents-bytecode = { severity = "allowed", reason = "the customer asked for it" }
            ```

            `severity` is `error`, `warning` or `allowed`; what is allowed stays in the report, as `info`.
            """;

    @Test
    void the_page_is_what_the_rules_say() throws IOException {
        String page = page();
        if (System.getProperty("pypack.updateDocs") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("run the tests with -Dpypack.updateDocs").content().isEqualTo(page);
    }

    @Test
    void every_rule_has_a_name_of_its_own_and_says_all_that_the_page_needs() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : Rules.all()) {
            assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
            assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
            assertThat(rule.text().what()).as(rule.id()).endsWith(".");
            assertThat(rule.text().why()).as(rule.id()).matches("(?s).*[.)]");
            assertThat(rule.text().example()).as(rule.id()).isNotBlank();
            assertThat(rule.text().remedy()).as(rule.id()).endsWith(".");
        }
    }

    @Test
    void the_rules_of_the_example_are_there() {
        assertThat(Rules.all()).extracting(Rule::id).contains("zip-comment", "contents-bytecode");
    }

    private static String page() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Rule rule : Rules.all()) {
            page.append("\n## ").append(rule.id()).append("\n\n");
            page.append("**")
                    .append(rule.text().severity().name().toLowerCase(Locale.ROOT))
                    .append("** ");
            page.append(rule.text().what())
                    .append(' ')
                    .append(rule.text().why())
                    .append('\n');
            if (!rule.text().peers().isEmpty()) {
                page.append("\nElsewhere: ")
                        .append(String.join(", ", rule.text().peers()))
                        .append(".\n");
            }
            page.append("\nExample: ").append(rule.text().example()).append("\n");
            page.append("\nRemedy: ").append(rule.text().remedy()).append('\n');
        }
        return page.toString();
    }
}
