package dev.pypack.finding;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;

/**
 * A report as JSON.
 */
final class JsonReport {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private JsonReport() {}

    static String of(FindingsReport report) {
        JsonArray files = new JsonArray();
        report.files().forEach(file -> files.add(file(file)));
        JsonObject root = new JsonObject();
        root.add("files", files);
        return GSON.toJson(root) + "\n";
    }

    private static JsonObject file(FileFindings file) {
        JsonArray findings = new JsonArray();
        file.findings().forEach(finding -> findings.add(finding(finding)));
        JsonObject object = new JsonObject();
        object.addProperty("file", file.file());
        object.addProperty("valid", file.isValid());
        object.add("findings", findings);
        return object;
    }

    private static JsonObject finding(Finding finding) {
        JsonObject object = new JsonObject();
        object.addProperty("id", finding.id());
        object.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        object.addProperty("place", finding.place().toString());
        object.addProperty("message", finding.message());
        object.addProperty("remedy", finding.remedy());
        return object;
    }
}
