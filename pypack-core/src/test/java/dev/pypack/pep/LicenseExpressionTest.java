package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "mit, MIT",
        "apache-2.0 or bsd-2-clause, Apache-2.0 OR BSD-2-Clause",
        "mit and(apache-2.0 OR bsd-2-clause), MIT AND (Apache-2.0 OR BSD-2-Clause)",
        "gpl-2.0-or-later with classpath-exception-2.0, GPL-2.0-or-later WITH Classpath-exception-2.0",
        "lgpl-2.1+, LGPL-2.1+",
        "LICENSEREF-My.Own, LicenseRef-My.Own",
        "LicenseRef-A or licenseref-a, LicenseRef-a OR LicenseRef-a",
        "'(( mit\t))\n', ((MIT))"
    })
    void writesCanonicalCase(String text, String canonical) {
        assertThat(LicenseExpression.parse(text)).hasToString(canonical);
        assertThat(LicenseExpression.parse(canonical)).isEqualTo(LicenseExpression.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Use-it-after-midnight",
                "MIT AND",
                "OR MIT",
                "MIT Apache-2.0",
                "(MIT",
                "MIT)",
                "()",
                "MIT ()",
                "MIT WITH",
                "MIT WITH MIT",
                "(MIT) WITH Classpath-exception-2.0",
                "Classpath-exception-2.0",
                "+",
                "MIT WITH Classpath-exception-2.0 WITH Classpath-exception-2.0",
                "LicenseRef-",
                "LicenseRef-a+",
                "LicenseRef-a_b",
                "MIT AND OR MIT",
                "MIT (Apache-2.0)",
                "MIT/Apache-2.0",
                "MIT,",
                "with MIT"
            })
    void refusesWhatIsNoExpression(String text) {
        assertThatThrownBy(() -> LicenseExpression.parse(text)).isInstanceOf(InvalidPep.class);
    }

    @Test
    void pointsAtTheUnknownLicence() {
        assertThatThrownBy(() -> LicenseExpression.parse("MIT OR Apache")).hasMessage("""
                SPDX has no such licence
                    MIT OR Apache
                           ^""");
    }

    @Test
    void nestsAsDeepAsAnyoneLikes() {
        String nested = "(".repeat(20_000) + "MIT" + ")".repeat(20_000);
        assertThat(LicenseExpression.parse(nested)).hasToString(nested);
    }
}
