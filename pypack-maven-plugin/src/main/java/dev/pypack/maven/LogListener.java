package dev.pypack.maven;

import dev.pypack.build.BuildListener;
import dev.pypack.build.Product;
import dev.pypack.finding.Finding;
import dev.pypack.finding.Severity;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;

/**
 * Says in Maven's log what core does: steps and products as information, findings by their weight, details with
 * {@code -X}.
 */
final class LogListener implements BuildListener {
    private static final int PERCENT = 100;

    private final Log log;
    private final Path directory;
    private final ProgressDisplay progress;

    LogListener(Log log, Path directory, ProgressDisplay progress) {
        this.log = log;
        this.directory = directory;
        this.progress = progress;
    }

    @Override
    public void started(String step) {
        progress.makeRoom();
        log.info(step);
    }

    @Override
    public void progressed(String step, long done, long total) {
        if (total > 0) {
            progress.show(step + ": " + done * PERCENT / total + " %");
        }
    }

    @Override
    public void found(Finding finding) {
        progress.makeRoom();
        if (finding.severity() == Severity.INFO) {
            log.info(finding.toText());
        } else {
            log.warn(finding.toText());
        }
    }

    @Override
    public void said(String line) {
        progress.makeRoom();
        log.info(line);
    }

    @Override
    public void detailed(String detail) {
        if (log.isDebugEnabled()) {
            progress.makeRoom();
            log.debug(detail);
        }
    }

    @Override
    public void finished(Product product) {
        progress.makeRoom();
        log.info(product.toLine(shown(product.path())));
    }

    @Override
    public void upToDate(Product product) {
        progress.makeRoom();
        log.info(product.toUpToDateLine(shown(product.path())));
    }

    private String shown(Path path) {
        Path shown = path.startsWith(directory) ? directory.relativize(path) : path;
        return shown.toString().isEmpty() ? "." : shown.toString();
    }
}
