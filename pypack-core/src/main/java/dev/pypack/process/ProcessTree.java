package dev.pypack.process;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/** A process with everything that it started. */
final class ProcessTree {
    private static final boolean IS_WINDOWS = File.separatorChar == '\\';

    private ProcessTree() {}

    /** Where it has ended, nobody knows any more what it had started, but for Windows. */
    static void kill(Process process) {
        if (!process.isAlive() && !IS_WINDOWS) {
            return;
        }
        // Children of a killed process are handed to another parent, so they are collected first.
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
