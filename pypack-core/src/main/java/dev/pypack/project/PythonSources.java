package dev.pypack.project;

import java.util.Comparator;
import java.util.List;

/**
 * What is to be checked and compiled of a module, while other files of it may still be missing.
 *
 * @param name of the package
 * @param requiresPython the Pythons that it says it runs on
 * @param settings how it is checked and compiled
 * @param files its files that are there, for all platforms, by the order of their places
 */
public record PythonSources(
        String name, RequiredPython requiresPython, CompileSettings settings, List<SourceFile> files) {

    /**
     * Sources as a value.
     *
     * @param name of the package
     * @param requiresPython the Pythons that it says it runs on
     * @param settings how it is checked and compiled
     * @param files its files that are there
     */
    public PythonSources {
        files = files.stream()
                .sorted(Comparator.comparing(SourceFile::file))
                .distinct()
                .toList();
    }
}
