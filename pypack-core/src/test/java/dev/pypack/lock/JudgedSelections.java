package dev.pypack.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import dev.pypack.judge.Judges;
import dev.pypack.pep.Tag;
import dev.pypack.process.Outcome;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code packaging} and pip select, asked for many cases in one go. */
public final class JudgedSelections {
    private static final Gson JSON = new Gson();

    private final Map<String, List<String>> tags = new HashMap<>();
    private final List<Map<String, Object>> cases = new ArrayList<>();

    /** A new case for a target; {@code files} in it asks pip, {@code lock} asks packaging. */
    public Map<String, Object> asked(Target target) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("target", target.toString());
        tags.computeIfAbsent(
                target.toString(),
                id -> target.tags().stream().map(Tag::toString).toList());
        cases.add(asked);
        return asked;
    }

    public Map<String, Object> get(int number) {
        return cases.get(number);
    }

    int size() {
        return cases.size();
    }

    /** The answers, in the order of the cases. */
    public List<List<String>> judged(Path folder) throws IOException {
        Path work = Files.writeString(folder.resolve("work.json"), JSON.toJson(Map.of("tags", tags, "cases", cases)));
        Outcome outcome = Judges.summoned()
                .python(Path.of("src/test/python/judge_selections.py").toAbsolutePath(), work.toString());
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        TypeToken<List<String>> texts = new TypeToken<>() {};
        return outcome.output().lines().map(line -> JSON.fromJson(line, texts)).toList();
    }
}
