package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import dev.pypack.crossenv.InstalledFile.Content;
import dev.pypack.crossenv.InstalledFile.Written;
import dev.pypack.pep.DirectUrl;
import dev.pypack.wheel.EntryScript;
import dev.pypack.wheel.RecordFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one package in an environment, collected until its RECORD can be written.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording installed
 *     projects (PEP 376, PEP 610, PEP 627)</a>
 */
final class InstallationFiles {
    private static final String RECORD = "RECORD";
    private static final String INSTALLER = "pypack\n";

    private final String owner;
    private final String info;
    private final PrefixLayout layout;
    private final ScriptMaker scripts;
    private final Map<String, Content> files = new LinkedHashMap<>();

    /** Those of an owner with this {@code .dist-info} folder, which has a {@code /} at its end. */
    InstallationFiles(String owner, String info, PrefixLayout layout, ScriptMaker scripts) {
        this.owner = owner;
        this.info = info;
        this.layout = layout;
        this.scripts = scripts;
    }

    void add(String path, Content content) {
        files.put(path, content);
    }

    void addScript(String name, byte[] content) {
        add(layout.scripts() + name, Written.of(content, true));
    }

    void addScripts(List<EntryScript> all) {
        all.forEach(script -> scripts.ofEntryPoint(script).forEach(this::addScript));
    }

    void addInfo(String name, byte[] content) {
        add(layout.library() + info + name, Written.of(content, false));
    }

    void addRequested() {
        addInfo("REQUESTED", new byte[0]);
    }

    void addDirectUrl(DirectUrl url) {
        // Not kept: hardly any package was named by its address, and all others would load the library too.
        String json = new GsonBuilder().disableHtmlEscaping().create().toJson(url.toMap());
        addInfo("direct_url.json", json.getBytes(UTF_8));
    }

    /** All of them in the order of their paths, and RECORD behind them. */
    List<InstalledFile> end() {
        addInfo("INSTALLER", INSTALLER.getBytes(UTF_8));
        List<InstalledFile> all = new ArrayList<>(files.size() + 1);
        files.forEach((path, content) -> all.add(new InstalledFile(path, owner, content)));
        all.sort(InstalledFile.BY_PATH);
        RecordFile record = new RecordFile(info + RECORD);
        all.forEach(file -> record.add(
                layout.inRecord(file.path()),
                file.content().sha256(),
                file.content().size()));
        all.add(new InstalledFile(layout.library() + info + RECORD, owner, Written.of(record.bytes(), false)));
        return all;
    }
}
