package dev.pypack.pep;

import java.util.Arrays;
import java.util.Optional;

/** The versions of core metadata. 2.0 was withdrawn; 2.6 adds no field. */
enum MetadataVersion {
    V1_0("1.0"),
    V1_1("1.1"),
    V1_2("1.2"),
    V2_1("2.1"),
    V2_2("2.2"),
    V2_3("2.3"),
    V2_4("2.4"),
    V2_5("2.5"),
    V2_6("2.6");

    private final String text;

    MetadataVersion(String text) {
        this.text = text;
    }

    static Optional<MetadataVersion> of(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
