package dev.pypack.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Fingerprint;
import dev.pypack.compile.Bytecode;
import dev.pypack.compile.BytecodeCompiler;
import dev.pypack.pep.CodePointOrder;
import dev.pypack.pep.Tag;
import dev.pypack.project.BuildType;
import dev.pypack.project.CompileSettings;
import dev.pypack.project.PackageModel;
import dev.pypack.project.SourceFile;
import dev.pypack.store.KeptArchive;
import dev.pypack.store.KeptFiles;
import dev.pypack.target.Platform;
import dev.pypack.target.PythonVersion;
import dev.pypack.wheel.Wheel;
import dev.pypack.wheel.WheelWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The wheel of one package, without what it depends on: for any Python 3, or compiled for one; for the platform of the
 * package, or any.
 */
public final class SingleWheel {
    private final PackageModel model;
    private final Optional<Bytecode> bytecode;
    private final String generator;
    private final Instant time;
    private final int threads;
    private final KeptArchive kept;
    private final Set<Tag> tags;

    /**
     * A wheel to be made.
     *
     * @param model the package
     * @param bytecode that of its modules; nothing where they are packed as they are
     * @param generator the program that makes it, with its version
     * @param time the time that all files in it get
     * @param threads how many compress at a time, at least 1; the bytes don't depend on it
     * @param kept the wheel of the last build, and then this one; the bytes don't depend on it
     */
    public SingleWheel(
            PackageModel model,
            Optional<Bytecode> bytecode,
            String generator,
            Instant time,
            int threads,
            KeptArchive kept) {
        this.model = model;
        this.bytecode = bytecode;
        this.generator = generator;
        this.time = time;
        this.threads = threads;
        this.kept = kept;
        this.tags = tags(model);
    }

    private static Set<Tag> tags(PackageModel model) {
        Optional<PythonVersion> python = model.python();
        Optional<Platform> platform = model.platform();
        String interpreter = python.isPresent() ? python.get().interpreter() : "py3";
        Set<Tag> tags = new TreeSet<>();
        for (String each : platform.isPresent() ? platform.get().wheelTags() : List.of("any")) {
            tags.add(new Tag(interpreter, "none", each));
        }
        return tags;
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
            addSources(wheel, listener);
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

    private void addSources(WheelWriter wheel, BuildListener listener) throws IOException {
        if (bytecode.isEmpty()) {
            add(model.sources(), wheel, listener);
            return;
        }
        try (BytecodeCompiler compiler = bytecode.get().open(listener)) {
            for (Map.Entry<String, CompiledFile> file : compiledFiles().entrySet()) {
                listener.detailed(file.getKey());
                file.getValue().addTo(wheel, file.getKey(), compiler);
            }
            wheel.written();
            compiler.refuseProblems();
        }
    }

    /** A file of the package, or the bytecode of one. */
    private record CompiledFile(SourceFile source, boolean isBytecode) {
        void addTo(WheelWriter wheel, String path, BytecodeCompiler compiler) throws IOException {
            if (isBytecode) {
                wheel.add(path, source.file(), source.state(), compiler.of(source));
            } else {
                wheel.add(path, source.file(), source.state());
            }
        }
    }

    private Map<String, CompiledFile> compiledFiles() {
        CompileSettings settings = model.pythonSources().settings();
        Map<String, CompiledFile> files = new TreeMap<>(CodePointOrder.INSTANCE);
        for (SourceFile source : model.sources()) {
            boolean isCompiled = settings.isCompiled(source);
            if (isCompiled) {
                files.put(source.name() + "c", new CompiledFile(source, true));
            }
            if (!isCompiled || settings.type() == BuildType.DEBUG) {
                files.put(source.name(), new CompiledFile(source, false));
            }
        }
        return files;
    }

    private static void add(List<SourceFile> files, WheelWriter wheel, BuildListener listener) throws IOException {
        for (SourceFile file : files) {
            listener.detailed(file.name());
            wheel.add(file.name(), file.file(), file.state());
        }
    }
}
