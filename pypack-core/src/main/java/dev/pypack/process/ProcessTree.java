package dev.pypack.process;

import java.util.List;
import java.util.stream.Stream;

/** A process with everything that it started. */
final class ProcessTree {
    private ProcessTree() {}

    /** Nobody knows any more what an ended process had started. */
    static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        // Children of a killed process are handed to another parent, so they are collected first.
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
    }
}
