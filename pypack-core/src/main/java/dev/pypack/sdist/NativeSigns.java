package dev.pypack.sdist;

import dev.pypack.pep.PackageName;
import dev.pypack.pep.WheelName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What says that the build of a project should make native code: wheels that its authors have published, what the build
 * needs, what its files for the build declare. A source in C alone says nothing: it may be for a test, or for a program that
 * lies beside it.
 *
 * @param archive the sources
 * @param project the folder of the project
 * @param table what builds it
 */
record NativeSigns(SourceArchive archive, Path project, BuildTable table) {
    private static final int MOST_SHOWN = 3;

    /** What nobody needs who compiles nothing. */
    private static final Set<String> COMPILING = Set.of(
            "cffi",
            "cython",
            "maturin",
            "meson-python",
            "mypy",
            "nanobind",
            "py-build-cmake",
            "pybind11",
            "scikit-build",
            "scikit-build-core",
            "setuptools-rust",
            "sip");

    /** With what the files of setuptools declare extension modules. */
    private static final Pattern DECLARED = Pattern.compile(
            "\\b(ext[_-]modules|cffi_modules|rust_extensions|Extension(?=\\()|cythonize(?=\\()|mypycify(?=\\())");

    private static final List<String> OF_SETUPTOOLS = List.of("setup.py", "setup.cfg", "pyproject.toml");

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

    /** Each in a few words; none where the project is of pure Python, for all that can be seen. */
    List<String> all() throws IOException {
        List<String> signs = new ArrayList<>();
        published().ifPresent(signs::add);
        table.requires().stream()
                .map(needed -> PackageName.normalize(needed.name()))
                .filter(COMPILING::contains)
                .distinct()
                .forEach(name -> signs.add("its build needs " + name));
        for (String file : OF_SETUPTOOLS) {
            Path path = project.resolve(file);
            if (Files.isRegularFile(path)) {
                Matcher declared = DECLARED.matcher(COMMENT.matcher(Files.readString(path, StandardCharsets.ISO_8859_1))
                        .replaceAll(""));
                if (declared.find()) {
                    signs.add(file + " has " + declared.group());
                }
            }
        }
        return signs;
    }

    private Optional<String> published() {
        List<WheelName> wheels = archive.nativeWheels();
        String shown =
                wheels.stream().limit(MOST_SHOWN).map(WheelName::toString).collect(Collectors.joining(", "));
        String more = wheels.size() > MOST_SHOWN ? " and " + (wheels.size() - MOST_SHOWN) + " more" : "";
        return wheels.isEmpty() ? Optional.empty() : Optional.of("the lock has " + shown + more);
    }
}
