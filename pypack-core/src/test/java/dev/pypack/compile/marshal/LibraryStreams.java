package dev.pypack.compile.marshal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import dev.pypack.python.PythonRuntime;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a CPython makes of its own standard library, by {@code marshal_library.py}. */
public record LibraryStreams(PythonRuntime python, Path scratch) {
    private static final Path SCRIPT = Path.of("src", "test", "python", "marshal_library.py");

    /** The folder of the library. */
    public Path library() {
        Outcome outcome = run("1", "-c", "import os; print(os.path.dirname(os.__file__))");
        return Path.of(outcome.output().strip());
    }

    /** The streams by the names of their sources: of so many sources one, compiled in an order, with a hash seed. */
    public Map<String, byte[]> compiled(int share, String order, int seed) throws IOException {
        return compiledFrom(library(), share, order, seed);
    }

    /** The same of any other sources. */
    public Map<String, byte[]> compiledFrom(Path sources, int share, String order, int seed) throws IOException {
        Path file = Files.createTempFile(scratch, order, ".frames");
        run(
                Integer.toString(seed),
                SCRIPT.toAbsolutePath().toString(),
                "dump",
                sources.toString(),
                Integer.toString(share),
                order,
                file.toString());
        Map<String, byte[]> streams = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (in.available() > 0) {
                streams.put(new String(in.readNBytes(in.readInt()), UTF_8), in.readNBytes(in.readInt()));
            }
        }
        Files.delete(file);
        return streams;
    }

    /** What differs between streams and the code of the sources as CPython compiles them, a line each. */
    public List<String> differences(Map<String, byte[]> streams) throws IOException {
        Path file = Files.createTempFile(scratch, "canonical", ".frames");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
                for (byte[] frame : List.of(stream.getKey().getBytes(UTF_8), stream.getValue())) {
                    out.writeInt(frame.length);
                    out.write(frame);
                }
            }
        }
        Outcome outcome = run(
                "3", SCRIPT.toAbsolutePath().toString(), "compare", library().toString(), file.toString());
        Files.delete(file);
        List<String> lines = new ArrayList<>(outcome.output().lines().toList());
        assertThat(lines.remove(lines.size() - 1)).isEqualTo(streams.size() + " compared");
        return lines;
    }

    private Outcome run(String seed, String... arguments) {
        List<String> words = new ArrayList<>(List.of("-s", "-S", "-B", "-W", "ignore", "-X", "utf8"));
        words.addAll(List.of(arguments));
        Outcome outcome = Command.of(python.executable(), words.toArray(String[]::new))
                .withEnvironment(Map.of("PYTHONHASHSEED", seed))
                .run();
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        return outcome;
    }
}
