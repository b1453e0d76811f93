package dev.pypack.lock.uv;

import dev.pypack.build.BuildContext;
import dev.pypack.lock.FreeTable;
import dev.pypack.lock.Location;
import dev.pypack.lock.LockedArchive;
import dev.pypack.lock.LockedDirectory;
import dev.pypack.lock.LockedFile;
import dev.pypack.lock.LockedPackage;
import dev.pypack.lock.LockedSource;
import dev.pypack.lock.inputs.LocalPackage;
import dev.pypack.lock.inputs.LocalPackage.LocalModule;
import dev.pypack.lock.inputs.LockInputs;
import dev.pypack.wheel.OriginalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The packages that a module needs and that no index has, laid beside the project that uv resolves: of a module its
 * requirements, of a wheel in a Maven repository the file, under the name that it was built with. In the lock they stand by
 * what every machine finds them by.
 */
final class LocalPackages {
    private static final String TOOL = "pypack";
    private static final String COORDINATES = "coordinates";

    /** Where a wheel of a Maven repository is put when the lock is installed. */
    private static final String WHEELS = "target/pypack/wheels/";

    private final Path module;
    private final Map<String, LocalPackage> all;
    private final Map<String, String> names = new TreeMap<>();

    LocalPackages(Path module, LockInputs inputs) {
        this.module = module;
        this.all = collect(inputs, new TreeMap<>());
    }

    private static Map<String, LocalPackage> collect(LockInputs inputs, Map<String, LocalPackage> all) {
        for (Map.Entry<String, LocalPackage> each : inputs.local().entrySet()) {
            Optional<LocalModule> module = each.getValue().module();
            all.put(each.getKey(), each.getValue());
            if (module.isPresent()) {
                collect(module.get().inputs(), all);
            }
        }
        return all;
    }

    /** Lays them into a folder, of which the project is another folder. */
    void layInto(Path folder, BuildContext context) throws IOException {
        for (LocalPackage source : all.values()) {
            names.put(
                    source.name(),
                    source.module().isPresent() ? "module-" + source.name() : wheel(source, folder, context));
        }
        for (LocalPackage source : all.values()) {
            if (source.module().isPresent()) {
                Path project = Files.createDirectory(folder.resolve(place(source.name())));
                UvProject own = new UvProject(source.module().get().inputs(), this);
                Files.writeString(project.resolve("pyproject.toml"), own.toTomlOfModule());
            }
        }
    }

    private static String wheel(LocalPackage source, Path folder, BuildContext context) throws IOException {
        Path file = context.artifacts().provision(source.artifact().orElseThrow());
        String name = OriginalName.of(file, context.host().cores()).toString();
        Files.copy(file, folder.resolve(name));
        return name;
    }

    boolean has(String name) {
        return all.containsKey(name);
    }

    /** The name under which one was laid. */
    String place(String name) {
        return names.getOrDefault(name, name);
    }

    /** A package of uv's as the lock has it. */
    LockedPackage located(LockedPackage locked) {
        LocalPackage source = all.get(locked.name());
        if (source == null) {
            return locked;
        }
        return new LockedPackage(
                locked.name(),
                source.module().isPresent() ? Optional.empty() : locked.version(),
                locked.marker(),
                locked.requiresPython(),
                locked.dependencies(),
                Optional.empty(),
                source.module().isPresent() ? directory(source.module().get()) : archive(locked),
                locked.attestationIdentities(),
                tool(source));
    }

    private LockedDirectory directory(LocalModule local) {
        Path relative = module.toAbsolutePath()
                .normalize()
                .relativize(local.folder().toAbsolutePath().normalize());
        return new LockedDirectory(relative.toString().replace('\\', '/'), false, Optional.empty());
    }

    private LockedSource archive(LockedPackage locked) {
        if (!(locked.source() instanceof LockedArchive archive)) {
            throw new IllegalStateException(locked.label() + " was a wheel, and uv made something else of it");
        }
        LockedFile file = archive.file();
        return new LockedArchive(
                new LockedFile(
                        Location.ofPath(WHEELS + place(locked.name())), file.size(), file.uploadTime(), file.hashes()),
                archive.subdirectory());
    }

    private static FreeTable tool(LocalPackage source) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put(COORDINATES, source.coordinates());
        return new FreeTable(Map.of(TOOL, notes));
    }
}
