package dev.pypack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pypack.build.Product;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class LogListenerTest {
    private static final Path MODULE = Path.of("module").toAbsolutePath();

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(written, true, StandardCharsets.UTF_8);
    /** Without details. */
    private final Log log = new SystemStreamLog() {
        @Override
        public void info(CharSequence content) {
            terminal.print("[INFO] " + content + "\n");
        }
    };

    @Test
    void progress_on_a_terminal_is_one_line_that_nothing_is_left_of() {
        LogListener listener = new LogListener(log, MODULE, new LiveLine(terminal));
        listener.started("Downloading 3 files (12.0 MB)");
        listener.progressed("Downloading 3 files (12.0 MB)", 5, 100);
        listener.progressed("Downloading 3 files (12.0 MB)", 100, 100);
        listener.finished(product());

        assertThat(written.toString(StandardCharsets.UTF_8)).contains(": 5 %", ": 100 %");
        assertThat(seen())
                .containsExactly(
                        "[INFO] Downloading 3 files (12.0 MB)",
                        "[INFO] Lock pylock.toml (2.0 kB, 3 packages) in 1.00 s");
    }

    @Test
    void what_is_not_written_leaves_the_line_where_it_is() {
        LogListener listener = new LogListener(log, MODULE, new LiveLine(terminal));
        listener.progressed("Downloading", 50, 100);
        listener.detailed("for those who want to know all");

        assertThat(seen()).containsExactly("Downloading: 50 %");
    }

    @Test
    void a_shorter_text_leaves_nothing_of_a_longer_one_and_a_long_one_is_cut() {
        LiveLine line = new LiveLine(terminal);
        line.show("a".repeat(200));
        assertThat(seen()).containsExactly("a".repeat(76) + "...");
        line.show("short");
        assertThat(seen()).containsExactly("short");
        line.makeRoom();
        assertThat(seen()).containsExactly("");
        int length = written.size();
        line.makeRoom();
        assertThat(written.size()).isEqualTo(length);
    }

    @Test
    void in_a_log_progress_is_told_seldom() {
        List<String> lines = new ArrayList<>();
        LogListener listener = new LogListener(log, MODULE, new ProgressLines(lines::add));
        listener.started("Downloading");
        for (int i = 0; i < 1000; i++) {
            listener.progressed("Downloading", i, 1000);
        }
        assertThat(lines).isEmpty();
        assertThat(seen()).containsExactly("[INFO] Downloading");
    }

    private static Product product() {
        return new Product("Lock", MODULE.resolve("pylock.toml"), 2000, 3, "package", Duration.ofSeconds(1));
    }

    /** What a terminal shows: a line that was begun again is written over, letter by letter. */
    private List<String> seen() {
        List<String> seen = new ArrayList<>();
        for (String line : written.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            StringBuilder cells = new StringBuilder();
            for (String part : line.split("\r", -1)) {
                cells.replace(0, Math.min(part.length(), cells.length()), part);
            }
            seen.add(cells.toString().stripTrailing());
        }
        if (seen.size() > 1 && seen.get(seen.size() - 1).isEmpty()) {
            seen.remove(seen.size() - 1);
        }
        return seen;
    }
}
