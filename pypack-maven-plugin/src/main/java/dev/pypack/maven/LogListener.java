package dev.pypack.maven;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Product;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Severity;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugin.logging.Log;

/**
 * Says in Maven's log what core does: steps and products as information, findings by their weight, details with
 * {@code -X}.
 */
final class LogListener implements BuildListener {
    /** Often enough to see that it gets on, seldom enough for a log that is kept. */
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

    private static final int PERCENT = 100;

    private final Log log;
    private final Path directory;
    private final AtomicLong lastLine = new AtomicLong();

    LogListener(Log log, Path directory) {
        this.log = log;
        this.directory = directory;
    }

    @Override
    public void started(String step) {
        lastLine.set(System.nanoTime());
        log.info(step);
    }

    @Override
    public void progressed(String step, long done, long total) {
        long now = System.nanoTime();
        if (total > 0 && now - lastLine.get() >= BETWEEN_LINES) {
            lastLine.set(now);
            log.info(step + ": " + done * PERCENT / total + " %");
        }
    }

    @Override
    public void found(Finding finding) {
        if (finding.severity() == Severity.INFO) {
            log.info(finding.toText());
        } else {
            log.warn(finding.toText());
        }
    }

    @Override
    public void said(String line) {
        log.info(line);
    }

    @Override
    public void detailed(String detail) {
        log.debug(detail);
    }

    @Override
    public void finished(Product product) {
        log.info(product.toLine(shown(product.path())));
    }

    @Override
    public void upToDate(Product product) {
        log.info(product.toUpToDateLine(shown(product.path())));
    }

    private String shown(Path path) {
        Path shown = path.startsWith(directory) ? directory.relativize(path) : path;
        return shown.toString().isEmpty() ? "." : shown.toString();
    }
}
