package dev.pypack.lock.uv;

import dev.pypack.build.FolderTree;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.process.Command;
import dev.pypack.process.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call of a uv that knows the logins of package indexes, in a folder of its own that is gone after it: no code of a
 * package ever runs while its settings lie there, and none has written there before.
 */
final class UvCall implements AutoCloseable {
    private final Path folder;
    private final Path settings;
    private final Map<String, String> variables;
    private final boolean isOffline;

    /**
     * A call to be made.
     *
     * @param setup which uv
     * @param inputs what the module says of indexes
     */
    UvCall(UvSetup setup, LockInputs inputs) throws IOException {
        this.folder = setup.store().scratch("uv-");
        this.settings = write("uv.toml", new FreeTable(inputs.places().keys()).toText());
        this.variables = setup.environment(folder.resolve("home")).variables(inputs);
        this.isOffline = setup.context().indexes().isOffline();
    }

    /** A file that is gone after the call too. */
    Path file(String name) {
        return folder.resolve(name);
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(file(name), text);
    }

    Outcome run(Path executable, List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--config-file", settings.toString(), "--no-python-downloads", "--color", "never"));
        if (isOffline) {
            words.add("--offline");
        }
        return Command.of(executable, words.toArray(String[]::new))
                .withEnvironment(variables)
                .in(folder)
                .run();
    }

    @Override
    public void close() throws IOException {
        FolderTree.delete(folder);
    }
}
