package dev.pypack;

import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Host;
import dev.pypack.build.MavenCoordinates;
import dev.pypack.project.PomValues;
import dev.pypack.wheel.Wheel;
import java.nio.file.Path;
import java.util.Map;

/** The example of the README, packed through the library. */
public final class Example {
    static final Path FOLDER = Path.of("..", "examples", "library");

    private Example() {}

    static Wheel pack(Path module, Path output, BuildListener listener) {
        Host host = Host.describedBy(System::getProperty, 1, Map.of());
        BuildContext context = new BuildContext(host, Example::none, listener);
        PomValues pom = PomValues.of("controlchart", "1.4.0-SNAPSHOT");
        return Pypack.in(context)
                .storedIn(output.resolveSibling("store"))
                .timestamped("2026-01-01T00:00:00Z")
                .wheel(module, pom, output);
    }

    private static Path none(MavenCoordinates coordinates) {
        throw new AssertionError("a wheel of sources needs no artifact, and asked for " + coordinates);
    }

    /** Packs a folder into another, in a process of its own. */
    public static void main(String[] folders) {
        pack(Path.of(folders[0]), Path.of(folders[1]), BuildListener.SILENT);
    }
}
