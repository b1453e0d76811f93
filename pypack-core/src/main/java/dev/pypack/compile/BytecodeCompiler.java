package dev.pypack.compile;

import dev.pypack.archive.Making;
import dev.pypack.archive.PackedFile;
import dev.pypack.build.BuildListener;
import dev.pypack.build.EnvironmentFailure;
import dev.pypack.build.Sha256;
import dev.pypack.finding.Findings;
import dev.pypack.finding.Severity;
import dev.pypack.finding.UserMistake;
import dev.pypack.project.SourceFile;
import dev.pypack.python.PythonRuntime;
import dev.pypack.python.worker.CompileProblem;
import dev.pypack.python.worker.CompileRequest;
import dev.pypack.python.worker.Compiled;
import dev.pypack.python.worker.CompilerPool;
import dev.pypack.store.KeptPacked;
import dev.pypack.store.KeptResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytecode of the modules of one wheel: what comes out of the workers' pipes goes, in its canonical form, straight
 * into the archive. What was compiled before, here or for another wheel, is taken from the store, and no Python is started
 * where nothing else is needed.
 */
public final class BytecodeCompiler implements AutoCloseable {
    private final Bytecode bytecode;
    private final String generator;
    private final KeptResults kept;
    private final Path directory;
    private final BuildListener listener;
    private final Map<SourceFile, CompileProblem> problems =
            Collections.synchronizedMap(new TreeMap<>(Comparator.comparing(SourceFile::name)));
    private @Nullable CompilerPool pool;

    BytecodeCompiler(Bytecode bytecode, KeptResults kept, Path directory, BuildListener listener) {
        this.bytecode = bytecode;
        this.generator = bytecode.generator();
        this.kept = kept;
        this.directory = directory;
        this.listener = listener;
    }

    /**
     * The bytecode of a module.
     *
     * @param file its source
     * @return what makes it; a source with a problem is noted
     */
    public Making of(SourceFile file) {
        return () -> begin(file);
    }

    private Making.Packing begin(SourceFile file) throws IOException {
        byte[] source = Files.readAllBytes(file.file());
        if (!bytecode.keepsSources()) {
            SourceReaders.found(file, source, directory).ifPresent(listener::found);
        }
        Sha256 key = key(file.name(), source);
        Optional<byte[]> known = kept.get(key);
        if (known.isPresent()) {
            PackedFile packed = KeptPacked.file(known.get());
            return encoder -> packed;
        }
        Future<Compiled> code = pool().submit(CompileRequest.code(file.name(), source, bytecode.optimize()));
        return encoder -> {
            Compiled compiled = CompilerPool.result(code);
            if (compiled.problem().isPresent()) {
                problems.put(file, compiled.problem().get());
                return PackedFile.of(new byte[0], encoder);
            }
            PackedFile packed = PackedFile.of(pyc(source, compiled), encoder);
            kept.put(key, KeptPacked.bytes(packed));
            return packed;
        };
    }

    /** Of all that the packed bytes depend on, beside the Python and its options, which have a shelf of their own. */
    private Sha256 key(String name, byte[] source) {
        MessageDigest hash = Sha256.algorithm();
        hash.update((generator + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        hash.update(source);
        return Sha256.endOf(hash);
    }

    private byte[] pyc(byte[] source, Compiled compiled) throws IOException {
        if (compiled.magic() != bytecode.format().magic()) {
            throw new EnvironmentFailure(
                    "The Python that compiles does not make the bytecode of the release of Python "
                            + bytecode.format().minorVersion() + ": it is a pre-release, or was changed.",
                    "Name another with -Dpypack.python=<interpreter>, or leave it out to use the embedded one.",
                    null);
        }
        return Pyc.of(bytecode.format(), source, compiled.code());
    }

    private CompilerPool pool() {
        if (pool == null) {
            PythonRuntime python = bytecode.python();
            listener.started("Compiling with Python " + python.version());
            pool = bytecode.pool(python);
        }
        return pool;
    }

    /**
     * Refuses sources that could not be compiled, of which the archive has nothing.
     *
     * @throws UserMistake if there are any, with all of them
     */
    public void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new UserMistake(Findings.of(
                    new Refusals(directory, bytecode.format().minorVersion(), Severity.ERROR).of(problems)));
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
        kept.close();
    }
}
