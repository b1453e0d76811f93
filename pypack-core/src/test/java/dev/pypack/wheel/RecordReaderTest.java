package dev.pypack.wheel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.pypack.judge.Judges;
import dev.pypack.process.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordReaderTest {
    private static final String[] PIECES = {"a", "b", ",", ",", "\"", "\"\"", "\n", "\r\n", " ", "a,sha256=x,1\n", "é"};

    @TempDir
    Path folder;

    @Test
    void quotes_commas_and_line_ends_are_read_as_the_format_means_them() {
        assertThat(read("a,b,1\r\n\n\"x,\"\"y\"\"\",,\n"))
                .containsExactly(new RecordRow(1, "a", "b", "1"), new RecordRow(3, "x,\"y\"", "", ""));
    }

    @Test
    void a_line_within_quotes_counts() {
        assertThat(read("\"a\nb\",,\nc,,")).extracting(RecordRow::line).containsExactly(1, 3);
    }

    @Test
    void any_text_gives_the_rows_that_the_csv_module_of_Python_gives() throws Exception {
        List<String> texts = texts();
        Path file = Files.writeString(folder.resolve("texts.json"), new Gson().toJson(texts));
        Outcome outcome = Judges.summoned().python(Path.of("src", "test", "python", "read_csv.py"), file.toString());
        JsonArray answers = JsonParser.parseString(outcome.output()).getAsJsonArray();

        for (int i = 0; i < texts.size(); i++) {
            List<String> refused = new ArrayList<>();
            List<RecordRow> rows = read(texts.get(i), refused);
            List<List<String>> expected = new ArrayList<>();
            boolean hasOthers = false;
            for (JsonElement row : answers.get(i).getAsJsonArray()) {
                List<String> fields = row.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList();
                hasOthers |= !fields.isEmpty() && fields.size() != 3;
                if (fields.size() == 3) {
                    expected.add(fields);
                }
            }

            assertThat(rows.stream()
                            .map(row -> List.of(row.path(), row.hash(), row.size()))
                            .toList())
                    .as(new Gson().toJson(texts.get(i)))
                    .isEqualTo(expected);
            if (hasOthers) {
                assertThat(refused).as(new Gson().toJson(texts.get(i))).isNotEmpty();
            }
        }
    }

    private static List<String> texts() {
        Random random = new Random(427);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static List<RecordRow> read(String text) {
        List<String> refused = new ArrayList<>();
        List<RecordRow> rows = read(text, refused);
        assertThat(refused).isEmpty();
        return rows;
    }

    private static List<RecordRow> read(String text, List<String> refused) {
        RecordReader reader = new RecordReader(text, (line, reason) -> refused.add(line + ": " + reason));
        List<RecordRow> rows = new ArrayList<>();
        for (Optional<RecordRow> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
