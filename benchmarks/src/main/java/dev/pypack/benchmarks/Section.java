package dev.pypack.benchmarks;

import java.nio.file.Path;

/** A part of the page of benchmarks: runs its own, and tells what it measured. */
interface Section {
    /**
     * Measures.
     *
     * @param folder that of the benchmarks; what is made goes into its {@code target}
     * @return Markdown that begins with a heading of the second level
     */
    String measured(Path folder) throws Exception;
}
