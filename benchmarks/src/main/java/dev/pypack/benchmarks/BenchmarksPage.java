package dev.pypack.benchmarks;

import dev.pypack.judge.Judges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Runs all sections and writes {@code docs/benchmarks.md}, so that all of its numbers are of one run. */
public final class BenchmarksPage {
    private static final List<Section> SECTIONS = List.of(
            new PepComparison(),
            new DeflateComparison(),
            new WheelComparison(),
            new BytecodeComparison(),
            new BytecodeWheelComparison(),
            new LockComparison(),
            new CrossEnvComparison(),
            new DownloadComparison(),
            new WritingComparison(),
            new ReadingComparison(),
            new ValidationComparison());

    private BenchmarksPage() {}

    /** Takes the folder of the benchmarks. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        StringBuilder page = new StringBuilder(
                "# Benchmarks\n\n"
                        + "Made by `mvn verify -Pbenchmarks -DskipTests -Dinvoker.skip=true`, last on "
                        + LocalDate.now(ZoneOffset.UTC) + ": Java " + Runtime.version() + ", "
                        + Judges.host().classifier() + ", " + Judges.host().cores()
                        + " cores. Times are of one core unless a row says otherwise; ratios count, for the machine was not idle.\n");
        for (Section section : SECTIONS) {
            page.append('\n').append(section.measured(folder));
        }
        System.out.println(page);
        Files.writeString(folder.resolve("../docs/benchmarks.md"), page);
    }
}
