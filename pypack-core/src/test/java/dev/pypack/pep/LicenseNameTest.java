package dev.pypack.pep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "License-Expression: MIT OR Apache-2.0 | MIT OR Apache-2.0",
                "License: BSD 3-Clause | BSD 3-Clause",
                "License: UNKNOWN | -",
                "License: Copyright (c) 2020\\n        All rights reserved. | -",
                "License: A text of a licence that somebody has put where the name of it should be | -",
                "Classifier: License :: OSI Approved :: MIT License | MIT License",
                "Classifier: License :: OSI Approved | -",
                "License: text\\n        text\\nClassifier: License :: OSI Approved :: BSD License | BSD License",
                "Classifier: License :: Public Domain\\nClassifier: License :: OSI Approved :: Zope Public License"
                        + " | Public Domain, Zope Public License",
                "Summary: nothing | -"
            })
    void a_licence_is_told_in_a_few_words(String fields, String name) {
        String text = "Metadata-Version: 2.4\nName: a\nVersion: 1\n" + fields.replace("\\n", "\n") + "\n";
        Metadata metadata = Metadata.parseLeniently(text.getBytes(UTF_8));

        assertThat(LicenseName.of(metadata).orElse(null)).isEqualTo(name);
    }
}
