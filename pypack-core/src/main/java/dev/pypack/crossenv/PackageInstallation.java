package dev.pypack.crossenv;

import dev.pypack.build.FileState;
import dev.pypack.crossenv.InstalledFile.Linked;
import dev.pypack.crossenv.InstalledFile.Written;
import dev.pypack.pep.DirectUrl;
import dev.pypack.wheel.InstallScheme;
import dev.pypack.wheel.UnpackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one wheel in an environment: its own, where they belong, and those that its installer adds. */
final class PackageInstallation {
    /** Which tell who has installed a package: not who has built it. */
    private static final Set<String> OF_INSTALLERS = Set.of("INSTALLER", "REQUESTED", "direct_url.json");

    private final KeptWheel kept;
    private final PrefixLayout layout;
    private final ScriptMaker scripts;
    private final InstallationFiles files;

    PackageInstallation(KeptWheel kept, PrefixLayout layout, ScriptMaker scripts) {
        this.kept = kept;
        this.layout = layout;
        this.scripts = scripts;
        String owner =
                kept.wheel().name().distribution() + " " + kept.wheel().name().version();
        this.files = new InstallationFiles(owner, kept.wheel().info(), layout, scripts);
    }

    /** All of its files in the order of their paths, and RECORD behind them. */
    List<InstalledFile> files(boolean isRequested, Optional<DirectUrl> directUrl) throws IOException {
        List<UnpackedFile> unpacked = kept.files();
        for (int i = 0; i < unpacked.size(); i++) {
            if (!isOfInstaller(unpacked.get(i).path())) {
                addFile(unpacked.get(i), kept.states().get(i));
            }
        }
        files.addScripts(kept.wheel().scripts());
        if (isRequested) {
            files.addRequested();
        }
        if (directUrl.isPresent()) {
            files.addDirectUrl(directUrl.get());
        }
        return files.end();
    }

    private boolean isOfInstaller(String path) {
        String info = kept.wheel().info();
        return path.startsWith(info) && OF_INSTALLERS.contains(path.substring(info.length()));
    }

    private void addFile(UnpackedFile file, FileState state) throws IOException {
        if (file.scheme() == InstallScheme.SCRIPTS) {
            Map<String, byte[]> made = scripts.ofScript(file.installedPath(), Files.readAllBytes(kept.path(file)));
            if (!made.isEmpty()) {
                for (Map.Entry<String, byte[]> each : made.entrySet()) {
                    files.addScript(each.getKey(), each.getValue());
                }
                return;
            }
        }
        String folder = layout.folder(file.scheme(), kept.wheel().name().distribution());
        boolean isExecutable = file.isExecutable() || file.scheme() == InstallScheme.SCRIPTS;
        files.add(
                folder + file.installedPath(),
                isExecutable == file.isExecutable()
                        ? new Linked(kept.path(file), state, file.sha256(), isExecutable)
                        : Written.of(Files.readAllBytes(kept.path(file)), isExecutable));
    }
}
