package dev.pypack.target;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.pypack.pep.InvalidPep;
import dev.pypack.pep.Tag;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads pex's JSON. */
final class CompletePlatformReader {
    private static final Set<String> VARIABLES = Set.of(
            "implementation_name",
            "implementation_version",
            "os_name",
            "platform_machine",
            "platform_python_implementation",
            "platform_release",
            "platform_system",
            "platform_version",
            "python_full_version",
            "python_version",
            "sys_platform");

    private final String json;
    private final JsonReader reader;
    private final Map<String, String> markers = new HashMap<>();
    private final List<Tag> tags = new ArrayList<>();

    CompletePlatformReader(String json) {
        this.json = json;
        this.reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
    }

    CompletePlatform completePlatform() {
        try {
            readDocument();
            return new CompletePlatform(markers, tags);
        } catch (IOException e) {
            throw unknown("this is not strict JSON");
        }
    }

    private void readDocument() throws IOException {
        Set<String> keys = new HashSet<>();
        expect(JsonToken.BEGIN_OBJECT);
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (!keys.add(key)) {
                throw unknown("this key is given twice");
            }
            switch (key) {
                case CompletePlatform.MARKERS -> readMarkers();
                case CompletePlatform.TAGS -> readTags();
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        if (!keys.containsAll(Set.of(CompletePlatform.MARKERS, CompletePlatform.TAGS))) {
            throw unknown("both " + CompletePlatform.MARKERS + " and " + CompletePlatform.TAGS + " have to be there");
        }
        expect(JsonToken.END_DOCUMENT);
    }

    private void readMarkers() throws IOException {
        expect(JsonToken.BEGIN_OBJECT);
        reader.beginObject();
        while (reader.hasNext()) {
            String variable = reader.nextName();
            if (!VARIABLES.contains(variable)) {
                throw unknown("there is no such variable of markers");
            }
            if (markers.put(variable, string()) != null) {
                throw unknown("this variable is given twice");
            }
        }
        reader.endObject();
    }

    private void readTags() throws IOException {
        expect(JsonToken.BEGIN_ARRAY);
        reader.beginArray();
        while (reader.hasNext()) {
            tags.add(tag(string()));
        }
        reader.endArray();
    }

    /** One tag: a compressed set of several would have no order. */
    private Tag tag(String text) {
        try {
            Set<Tag> set = Tag.parseSet(text);
            if (set.size() == 1) {
                return set.iterator().next();
            }
        } catch (InvalidPep e) {
            throw unknown("this is not a tag: " + e.reason());
        }
        throw unknown("this stands for more than one tag");
    }

    private String string() throws IOException {
        expect(JsonToken.STRING);
        return reader.nextString();
    }

    private void expect(JsonToken token) throws IOException {
        if (reader.peek() != token) {
            throw unknown("expected " + token);
        }
    }

    private UnknownTarget unknown(String reason) {
        return UnknownTarget.inCompletePlatform(json, reader.getPath(), reason);
    }
}
