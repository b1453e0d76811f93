package dev.pypack.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        files = distinct(files);
    }

    private static List<SourceFile> distinct(List<SourceFile> files) {
        List<SourceFile> sorted = new ArrayList<>(files);
        sorted.sort(PythonSources::byPlace);
        List<SourceFile> distinct = new ArrayList<>();
        Optional<SourceFile> last = Optional.empty();
        for (SourceFile each : sorted) {
            if (last.isEmpty() || !isSame(last.get(), each)) {
                distinct.add(each);
                last = Optional.of(each);
            }
        }
        return List.copyOf(distinct);
    }

    private static int byPlace(SourceFile one, SourceFile other) {
        int order = one.file().compareTo(other.file());
        return order == 0 ? one.name().compareTo(other.name()) : order;
    }

    private static boolean isSame(SourceFile one, SourceFile other) {
        return one.name().equals(other.name()) && one.file().equals(other.file());
    }
}
