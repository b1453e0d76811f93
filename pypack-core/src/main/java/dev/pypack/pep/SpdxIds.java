package dev.pypack.pep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The identifiers of a list of SPDX, found in any case. */
final class SpdxIds {
    static final SpdxIds LICENSES = new SpdxIds("spdx-licenses.txt");
    static final SpdxIds EXCEPTIONS = new SpdxIds("spdx-exceptions.txt");

    private final Map<String, String> byLowerCase;

    private SpdxIds(String resource) {
        try (InputStream in = Objects.requireNonNull(SpdxIds.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            byLowerCase =
                    lines.lines().collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), id -> id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String lowerCase) {
        return byLowerCase.containsKey(lowerCase);
    }

    /** The identifier as SPDX writes it. */
    String canonical(String lowerCase) {
        return byLowerCase.getOrDefault(lowerCase, lowerCase);
    }
}
