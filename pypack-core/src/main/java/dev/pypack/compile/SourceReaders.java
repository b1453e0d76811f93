package dev.pypack.compile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pypack.finding.Finding;
import dev.pypack.finding.Place;
import dev.pypack.project.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Modules that use what is known to read the source of functions while it runs. */
final class SourceReaders {
    private static final Pattern USE = Pattern.compile("(?m)^[ \\t]*(?:import|from)[ \\t]+(numba|triton|torch\\.jit)\\b"
            + "|^[ \\t]*from[ \\t]+torch[ \\t]+import\\b.*\\bjit\\b"
            + "|^[^#\\n]*\\btorch\\.jit\\.[Ss]cript");

    private static final List<String> NAMES = List.of("numba", "triton", "torch");

    private SourceReaders() {}

    /** That the source of such a module may be missed; nothing of any other module. */
    static Optional<Finding> found(SourceFile file, byte[] source, Path directory) {
        String text = new String(source, ISO_8859_1);
        // Nearly no module names one of them, and to search for a name takes much less time than for an expression.
        if (NAMES.stream().noneMatch(text::contains)) {
            return Optional.empty();
        }
        Matcher found = USE.matcher(text);
        if (!found.find()) {
            return Optional.empty();
        }
        String reader = Optional.ofNullable(found.group(1)).orElse("torch.jit");
        int line = 1
                + (int) text.substring(0, found.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return Optional.of(Finding.warning(
                "source-needed",
                new Place(directory.relativize(file.file()).toString().replace('\\', '/'), line, 0),
                "it uses " + reader + ", which may read the source of functions while it runs, and the wheel has none",
                "Try it; where it fails, keep the source, in [tool.pypack]\n    keep-source = [\"" + file.name()
                        + "\"]"));
    }
}
