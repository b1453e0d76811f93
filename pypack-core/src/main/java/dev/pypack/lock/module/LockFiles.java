package dev.pypack.lock.module;

import dev.pypack.lock.PylockName;
import dev.pypack.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the locks of a module lie: beside its pyproject.toml, to be committed with it.
 *
 * @param module the folder of the module
 */
record LockFiles(Path module) {
    /** What uv remembers of its last resolution; with it the next one keeps the versions. */
    static final String MEMORY = "pypack.uv.lock";

    private static final String MEMORY_OF_USER = "uv.lock";

    /** The lock of all targets. */
    Path universal() {
        return module.resolve(PylockName.DEFAULT.toString());
    }

    /** The lock of one target alone. */
    Path of(Target target) {
        return of(target.id());
    }

    /** The lock of one target alone, by its id. */
    Path of(String targetId) {
        return module.resolve(PylockName.of(targetId).toString());
    }

    Path memory() {
        return module.resolve(MEMORY);
    }

    /** The versions to keep: of the lock that the user makes with uv, else of the last resolution here. */
    Optional<String> remembered() throws IOException {
        Path users = module.resolve(MEMORY_OF_USER);
        Path file = Files.isRegularFile(users) ? users : memory();
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
