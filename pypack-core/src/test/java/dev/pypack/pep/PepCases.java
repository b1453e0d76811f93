package dev.pypack.pep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A table of what {@code packaging} says of many texts; {@code src/test/python/make_pep_cases.py} makes it. */
final class PepCases {
    private static final int SHOWN = 20;

    private final List<List<String>> rows;

    private PepCases(List<List<String>> rows) {
        this.rows = rows;
    }

    static PepCases load(String table) {
        String resource = table + ".tsv.gz";
        try (InputStream in = Objects.requireNonNull(PepCases.class.getResourceAsStream(resource), resource);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return new PepCases(lines.lines().map(PepCases::columns).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.split("\t", -1)).map(PepCases::unescaped).toList();
    }

    private static String unescaped(String column) {
        StringBuilder text = new StringBuilder(column.length());
        for (int i = 0; i < column.length(); i++) {
            if (column.charAt(i) != '\\') {
                text.append(column.charAt(i));
            } else if (column.charAt(i + 1) == 'u') {
                text.append((char) Integer.parseInt(column, i + 2, i + 6, 16));
                i += 5;
            } else {
                i++;
                text.append(column.charAt(i));
            }
        }
        return text.toString();
    }

    List<List<String>> rows() {
        return rows;
    }

    /** The texts that {@code packaging} accepts. */
    List<String> accepted() {
        return rows.stream()
                .filter(row -> row.get(1).equals("ok"))
                .map(row -> row.get(0))
                .toList();
    }

    /**
     * Requires that a parser accepts what {@code packaging} accepts, with the same answers, and refuses the rest.
     *
     * @param atLeast how many cases there must be, so that an empty table proves nothing
     * @param answers what the parser says of a text, in the order of the columns
     */
    void requireSame(int atLeast, Function<String, List<String>> answers) {
        assertThat(rows.size()).isGreaterThanOrEqualTo(atLeast);
        List<String> differences = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> expected = row.subList(1, row.size());
            List<String> actual = answer(row.get(0), answers);
            if (!actual.equals(expected) && differences.size() < SHOWN) {
                differences.add(escaped(row.get(0)) + "\n  wanted " + expected + "\n  got    " + actual);
            }
        }
        assertThat(String.join("\n", differences)).isEmpty();
    }

    private static List<String> answer(String text, Function<String, List<String>> answers) {
        try {
            List<String> answer = new ArrayList<>(List.of("ok"));
            answer.addAll(answers.apply(text));
            return answer;
        } catch (InvalidPep refused) {
            return List.of("no");
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(c >= ' ' && c <= '~' ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return escaped.toString();
    }

    /** Numbers for values, the same for equal ones, in the order in which they first appear. */
    static final class Classes {
        private final Map<Object, Integer> numbers = new HashMap<>();

        String of(Object value) {
            return String.valueOf(numbers.computeIfAbsent(value, unseen -> numbers.size()));
        }
    }
}
