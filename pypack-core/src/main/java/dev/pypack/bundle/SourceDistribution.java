package dev.pypack.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Fingerprint;
import dev.pypack.pep.CodePointOrder;
import dev.pypack.project.SdistModel;
import dev.pypack.project.SourceFile;
import dev.pypack.wheel.Sdist;
import dev.pypack.wheel.SdistWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sdist of one package, of which installers build its wheel.
 */
public final class SourceDistribution {
    private final SdistModel model;
    private final String generator;
    private final Instant time;
    private final int threads;

    /**
     * An sdist to be made.
     *
     * @param model what it holds
     * @param generator the program that makes it, with its version
     * @param time the time that all files in it get
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     */
    public SourceDistribution(SdistModel model, String generator, Instant time, int threads) {
        this.model = model;
        this.generator = generator;
        this.time = time;
        this.threads = threads;
    }

    /**
     * All that the sdist depends on.
     *
     * @return a fingerprint, to be ended
     */
    public Fingerprint fingerprint() {
        Fingerprint fingerprint = Fingerprint.of(generator)
                .with(time.toString())
                .with(model.metadata().toPkgInfo());
        fingerprint.with(Integer.toString(model.written().size()));
        model.written().forEach((name, text) -> fingerprint.with(name).with(text));
        for (SourceFile file : model.files()) {
            fingerprint.with(file.name(), file.state());
        }
        return fingerprint;
    }

    /**
     * Writes the sdist; one of the same name is replaced when the new one is whole.
     *
     * @param folder where it shall lie; made if it is not there
     * @param listener hears each file
     * @return the sdist
     * @throws IOException if a file can't be read or written
     */
    public Sdist writeTo(Path folder, BuildListener listener) throws IOException {
        Files.createDirectories(folder);
        try (SdistWriter sdist = SdistWriter.in(folder, model.metadata(), time, threads)) {
            for (Map.Entry<String, Adding> file : inOrder().entrySet()) {
                listener.detailed(file.getKey());
                file.getValue().to(sdist);
            }
            return sdist.commit();
        }
    }

    /** Adds one file. */
    private interface Adding {
        void to(SdistWriter sdist) throws IOException;
    }

    /** By the code points of their names, so that no file system or locale shows. */
    private Map<String, Adding> inOrder() {
        Map<String, Adding> files = new TreeMap<>(CodePointOrder.INSTANCE);
        model.written().forEach((name, text) -> files.put(name, sdist -> sdist.add(name, text.getBytes(UTF_8))));
        model.files().forEach(file -> files.put(file.name(), sdist -> sdist.add(file.name(), file.file())));
        return files;
    }
}
