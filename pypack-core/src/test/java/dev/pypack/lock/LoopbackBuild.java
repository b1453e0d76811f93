package dev.pypack.lock;

import dev.pypack.Pypack;
import dev.pypack.build.BuildContext;
import dev.pypack.build.BuildListener;
import dev.pypack.build.Host;
import dev.pypack.build.IndexAccess;
import dev.pypack.build.PackageIndex;
import dev.pypack.build.Product;
import dev.pypack.finding.Finding;
import dev.pypack.judge.Judges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A build that has no network but an index on this machine. */
public final class LoopbackBuild {
    /** What it told, in the order in which it did. */
    public final List<String> said = new ArrayList<>();

    /** The artifacts of its Maven repository, by their coordinates. */
    public final Map<String, Path> artifacts = new HashMap<>();

    /** The variables of its machine that are other than here. */
    public final Map<String, String> environment = new HashMap<>();

    private final Path folder;

    public LoopbackBuild(Path folder) {
        this.folder = folder;
    }

    public static IndexAccess named(LoopbackIndex index) {
        return new IndexAccess() {
            @Override
            public Optional<PackageIndex> named() {
                return Optional.of(PackageIndex.at(index.url()));
            }
        };
    }

    /** The same without network. */
    public static IndexAccess offline(LoopbackIndex index) {
        return new IndexAccess() {
            @Override
            public Optional<PackageIndex> named() {
                return Optional.of(PackageIndex.at(index.url()));
            }

            @Override
            public boolean isOffline() {
                return true;
            }
        };
    }

    /** No proxy of the machine stands between the test and its index. */
    public Pypack pypack(IndexAccess indexes) {
        Host here = Judges.host();
        Map<String, String> variables = new HashMap<>(here.environment());
        variables.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).endsWith("_PROXY"));
        variables.putAll(environment);
        Host host = new Host(here.system(), here.architecture(), here.cores(), here.cacheFolder(), variables);
        BuildContext context = new BuildContext(
                host,
                coordinates -> Optional.ofNullable(artifacts.get(coordinates.toString()))
                        .orElseThrow(() -> new AssertionError("nothing is fetched: " + coordinates)),
                indexes,
                new BuildListener() {
                    @Override
                    public void started(String step) {
                        said.add(step);
                    }

                    @Override
                    public void finished(Product product) {
                        said.add(product.toLine(String.valueOf(product.path().getFileName())));
                    }

                    @Override
                    public void upToDate(Product product) {
                        said.add(product.toUpToDateLine(
                                String.valueOf(product.path().getFileName())));
                    }

                    @Override
                    public void found(Finding finding) {
                        said.add(finding.toText());
                    }
                });
        return Pypack.in(context)
                .storedIn(folder.resolve("store"))
                .withUv(Path.of(Judges.summoned().uvCommand().words().get(0)))
                .withPython(Judges.summoned().python().executable().toString(), folder);
    }
}
