package dev.pypack.maven;

import dev.pypack.Pypack;
import dev.pypack.lock.module.MadeLock;
import dev.pypack.lock.uv.Upgrade;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Locks the packages that the module needs, of <code>[project]</code>, its extras and the dependency groups, for all its
 * targets: in <code>pylock.toml</code> and <code>pypack.uv.lock</code> beside pyproject.toml, both to be committed. Versions
 * stay as they are in the lock, unless a change of pyproject.toml or <code>pypack.upgrade</code> moves them.
 */
@Mojo(name = "lock", threadSafe = true)
public final class LockMojo extends DependencyMojo {
    /** Skips this goal. */
    @Parameter(property = "pypack.lock.skip", defaultValue = "false")
    private boolean skipLock;

    /**
     * Fails where the lock is stale or not there, and does nothing else: no process is started, nothing is fetched and nothing
     * is written.
     */
    @Parameter(property = "pypack.lockCheck", defaultValue = "false")
    private boolean lockCheck;

    /** The packages that get the newest versions that fit, or <code>all</code>. */
    @Parameter(property = "pypack.upgrade")
    private List<String> upgrade = List.of();

    @Inject
    LockMojo(MavenBuild build) {
        super(build);
    }

    @Override
    boolean isSkipped() {
        return skipLock;
    }

    @Override
    void runInModule() {
        refuseUnwritten(targets());
        Pypack pypack = pypack();
        if (lockCheck) {
            pypack.checkLock(module(), pom(), targets(), output());
            return;
        }
        MadeLock made = pypack.lock(module(), pom(), targets(), output(), Upgrade.of(upgrade));
        made.table().forEach(getLog()::info);
        made.separate().forEach(separate -> separate.toLines().forEach(getLog()::info));
    }
}
