package dev.pypack.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Fingerprint;
import dev.pypack.pep.Tag;
import dev.pypack.project.PackageModel;
import dev.pypack.project.SourceFile;
import dev.pypack.store.KeptArchive;
import dev.pypack.store.KeptFiles;
import dev.pypack.target.Platform;
import dev.pypack.wheel.Wheel;
import dev.pypack.wheel.WheelWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The wheel of one package, without what it depends on: for any Python 3, and for the platform of the package or any.
 */
public final class SingleWheel {
    private static final Tag ANY = new Tag("py3", "none", "any");

    private final PackageModel model;
    private final String generator;
    private final Instant time;
    private final int threads;
    private final KeptArchive kept;
    private final Set<Tag> tags;

    /**
     * A wheel to be made.
     *
     * @param model the package
     * @param generator the program that makes it, with its version
     * @param time the time that all files in it get
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @param kept the wheel of the last build, and then this one; the bytes don't depend on it
     */
    public SingleWheel(PackageModel model, String generator, Instant time, int threads, KeptArchive kept) {
        this.model = model;
        this.generator = generator;
        this.time = time;
        this.threads = threads;
        this.kept = kept;
        this.tags = model.platform().map(SingleWheel::tags).orElse(Set.of(ANY));
    }

    private static Set<Tag> tags(Platform platform) {
        return platform.wheelTags().stream()
                .map(tag -> new Tag("py3", "none", tag))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * All that the wheel depends on.
     *
     * @return a fingerprint, to be ended
     */
    public Fingerprint fingerprint() {
        Fingerprint fingerprint = Fingerprint.of(generator)
                .with(time.toString())
                .with(tags.toString())
                .with(model.metadata().toBytes())
                .with(model.entryPoints().toText());
        for (List<SourceFile> files : List.of(model.sources(), model.dataFiles(), model.licenseFiles())) {
            fingerprint.with(Integer.toString(files.size()));
            for (SourceFile file : files) {
                fingerprint.with(file.name(), file.state());
            }
        }
        return fingerprint;
    }

    /**
     * Writes the wheel; one of the same name is replaced when the new one is whole.
     *
     * @param folder where it shall lie; made if it is not there
     * @param listener hears each file
     * @return the wheel
     * @throws IOException if a file can't be read or written
     */
    public Wheel writeTo(Path folder, BuildListener listener) throws IOException {
        Files.createDirectories(folder);
        try (KeptFiles before = kept.open(listener);
                WheelWriter wheel = WheelWriter.in(folder, model.metadata(), tags, generator, time, threads, before)) {
            add(model.sources(), wheel, listener);
            add(model.dataFiles(), wheel, listener);
            for (SourceFile license : model.licenseFiles()) {
                wheel.addInfo("licenses/" + license.name(), Files.readAllBytes(license.file()));
            }
            if (!model.entryPoints().isEmpty()) {
                wheel.addInfo("entry_points.txt", model.entryPoints().toText().getBytes(UTF_8));
            }
            Wheel made = wheel.commit();
            kept.keep(made.file(), wheel.written(), before, listener);
            return made;
        }
    }

    private static void add(List<SourceFile> files, WheelWriter wheel, BuildListener listener) throws IOException {
        for (SourceFile file : files) {
            listener.detailed(file.name());
            wheel.add(file.name(), file.file(), file.state());
        }
    }
}
