package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.store.PruneLimits;
import dev.pypack.store.StoreKeeper;
import java.io.File;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the store holds, which all builds of this machine share: kinds, number, size, and when it was used. Verifies and
 * prunes it where that is asked for.
 */
@Mojo(name = "store", requiresProject = false, aggregator = true, threadSafe = true)
public final class StoreMojo extends PypackMojo {
    private final MavenBuild build;

    /** Skips this goal. */
    @Parameter(property = "pypack.store.skip", defaultValue = "false")
    private boolean skipStore;

    /** The folder of the store, which all builds of this machine share; by default in the user's cache folder. */
    @Parameter(property = "pypack.store")
    private @Nullable File store;

    /** Hashes every file that was fetched; what is damaged is deleted and fails the build. */
    @Parameter(property = "pypack.verify", defaultValue = "false")
    private boolean verify;

    /** Deletes what no build has used for long, and what killed builds have left; never what a running build uses. */
    @Parameter(property = "pypack.prune", defaultValue = "false")
    private boolean prune;

    /**
     * With <code>pypack.prune</code>: what was not used for so long goes, in hours, days or weeks, as in <code>12h</code>,
     * <code>30d</code>, <code>4w</code>. Without this and <code>pypack.maxSize</code> it is <code>30d</code>.
     */
    @Parameter(property = "pypack.olderThan")
    private @Nullable String olderThan;

    /**
     * With <code>pypack.prune</code>: how large the store may stay, as in <code>500MB</code>, <code>5GB</code>,
     * <code>5GiB</code>. What was used longest ago goes first.
     */
    @Parameter(property = "pypack.maxSize")
    private @Nullable String maxSize;

    @Inject
    StoreMojo(MavenBuild build) {
        super(build);
        this.build = build;
    }

    @Override
    boolean isSkipped() {
        return skipStore;
    }

    @Override
    void run() {
        Pypack pypack = build.pypack(getLog());
        StoreKeeper keeper = (store == null ? pypack : pypack.storedIn(store.toPath())).storeKeeper();
        PruneLimits limits = PruneLimits.parse(prune, olderThan, maxSize);
        if (verify) {
            getLog().info(keeper.verify().toLine());
        }
        if (prune) {
            getLog().info(keeper.prune(limits).toLine());
        }
        keeper.show(getLog()::info);
    }
}
