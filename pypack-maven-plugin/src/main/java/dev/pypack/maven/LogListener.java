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
    private final Log log;
    private final Path directory;

    LogListener(Log log, Path directory) {
        this.log = log;
        this.directory = directory;
    }

    @Override
    public void started(String step) {
        log.info(step);
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
