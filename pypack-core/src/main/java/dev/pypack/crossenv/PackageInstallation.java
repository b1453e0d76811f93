package dev.pypack.crossenv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.pypack.crossenv.InstalledFile.Content;
import dev.pypack.crossenv.InstalledFile.Linked;
import dev.pypack.crossenv.InstalledFile.Written;
import dev.pypack.pep.CodePointOrder;
import dev.pypack.pep.DirectUrl;
import dev.pypack.wheel.EntryScript;
import dev.pypack.wheel.InstallScheme;
import dev.pypack.wheel.RecordFile;
import dev.pypack.wheel.UnpackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one package in an environment: those of its wheel, where they belong, and those that its installer adds.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording installed
 *     projects (PEP 376, PEP 610, PEP 627)</a>
 */
final class PackageInstallation {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final String INSTALLER = "pypack\n";

    private final KeptWheel kept;
    private final PrefixLayout layout;
    private final ScriptMaker scripts;
    private final String owner;
    private final SortedMap<String, Content> files = new TreeMap<>(CodePointOrder.INSTANCE);

    PackageInstallation(KeptWheel kept, PrefixLayout layout, ScriptMaker scripts) {
        this.kept = kept;
        this.layout = layout;
        this.scripts = scripts;
        this.owner =
                kept.wheel().name().distribution() + " " + kept.wheel().name().version();
    }

    /** All of its files, in the order of their paths. */
    List<InstalledFile> files(boolean isRequested, Optional<DirectUrl> directUrl) throws IOException {
        for (UnpackedFile file : kept.files()) {
            addFile(file);
        }
        for (EntryScript script : kept.wheel().scripts()) {
            scripts.ofEntryPoint(script).forEach(this::addScript);
        }
        addInfo("INSTALLER", INSTALLER);
        if (isRequested) {
            addInfo("REQUESTED", "");
        }
        directUrl.ifPresent(url -> addInfo("direct_url.json", JSON.toJson(url.toMap())));
        addInfo("RECORD", record());
        List<InstalledFile> all = new ArrayList<>(files.size());
        files.forEach((path, content) -> all.add(new InstalledFile(path, owner, content)));
        return all;
    }

    private void addFile(UnpackedFile file) throws IOException {
        if (file.scheme() == InstallScheme.SCRIPTS) {
            Map<String, byte[]> made = scripts.ofScript(file.installedPath(), Files.readAllBytes(kept.path(file)));
            if (!made.isEmpty()) {
                made.forEach(this::addScript);
                return;
            }
        }
        String folder = layout.folder(file.scheme(), kept.wheel().name().distribution());
        boolean isExecutable = file.isExecutable() || file.scheme() == InstallScheme.SCRIPTS;
        files.put(
                folder + file.installedPath(),
                isExecutable == file.isExecutable()
                        ? new Linked(kept.path(file), kept.state(file), file.sha256(), isExecutable)
                        : Written.of(Files.readAllBytes(kept.path(file)), isExecutable));
    }

    private void addScript(String name, byte[] content) {
        files.put(layout.scripts() + name, Written.of(content, true));
    }

    private void addInfo(String name, String content) {
        addInfo(name, content.getBytes(UTF_8));
    }

    private void addInfo(String name, byte[] content) {
        files.put(layout.library() + kept.wheel().info() + name, Written.of(content, false));
    }

    private byte[] record() {
        RecordFile record = new RecordFile(kept.wheel().info() + "RECORD");
        files.forEach((path, content) -> record.add(layout.inRecord(path), content.sha256(), content.size()));
        return record.bytes();
    }
}
