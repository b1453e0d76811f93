package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.crossenv.CrossEnv;
import dev.pypack.judge.FolderProvisioner;
import dev.pypack.judge.Judges;
import dev.pypack.lock.uv.Upgrade;
import dev.pypack.project.PomValues;
import dev.pypack.project.Settings;
import dev.pypack.project.TargetProperty;
import dev.pypack.target.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of {@code examples/crossenv}, locked and made through the library.
 *
 * @param module its folder
 */
record CrossEnvExample(Path module) {
    /** Wheels of numpy for six platforms are fetched once for a machine. */
    static final Path STORE = Judges.host().cacheFolder().resolve("pypack-judges/example-store");

    private static final PomValues POM = PomValues.of("sensors", "2.1.0-SNAPSHOT");

    /** A copy in a folder, locked now. */
    static CrossEnvExample locked(Path folder) throws IOException {
        Path example = Path.of("../examples/crossenv");
        Path module = folder.resolve("sensors");
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !example.relativize(each).startsWith("target"))
                    .toList()) {
                Path copy = module.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy);
            }
        }
        pypack().lock(module, POM, TargetProperty.ABSENT, module.resolve("target"), Upgrade.NONE);
        return new CrossEnvExample(module);
    }

    /** Its environments, of some platforms or of all. */
    List<CrossEnv> sync(Platform... platforms) {
        return pypack().sync(module, POM, TargetProperty.ABSENT, List.of(platforms), module.resolve("target"));
    }

    private static Pypack pypack() {
        BuildContext context =
                new BuildContext(Judges.host(), new FolderProvisioner(Judges.artifacts()), BuildListener.SILENT);
        return Pypack.in(context).storedIn(STORE).set(Settings.NONE);
    }
}
