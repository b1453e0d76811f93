package dev.pypack.crossenv;

import dev.pypack.target.Family;
import dev.pypack.target.PythonVersion;
import dev.pypack.target.Target;
import dev.pypack.wheel.InstallScheme;

/**
 * Where things lie below the prefix of a CPython, as its {@code sysconfig} says for {@code posix_prefix} or {@code nt}.
 *
 * @param library from where Python imports, with {@code /} at its end
 * @param scripts where the commands are, with {@code /} at its end
 * @param headers where the folders with headers are, with {@code /} at its end
 * @param isWindows whether it is that of a Windows
 */
record PrefixLayout(String library, String scripts, String headers, boolean isWindows) {

    static PrefixLayout of(Target target, EnvironmentForm form) {
        PythonVersion version = target.pythonVersion();
        String python = "python" + version.release() + (version.freeThreaded() ? "t" : "");
        return target.platform().family() == Family.WINDOWS
                ? new PrefixLayout("Lib/site-packages/", "Scripts/", "Include/", true)
                : new PrefixLayout("lib/" + python + "/site-packages/", "bin/", form.headers() + python + "/", false);
    }

    /** Where a kind of file goes; headers get a folder of the package's name. */
    String folder(InstallScheme scheme, String packageName) {
        return switch (scheme) {
            case LIBRARY -> library;
            case SCRIPTS -> scripts;
            case HEADERS -> headers + packageName + "/";
            case DATA -> "";
        };
    }

    /** A path as RECORD has it: seen from the folder of the library. */
    String inRecord(String path) {
        return path.startsWith(library) ? path.substring(library.length()) : "../".repeat(depthOfLibrary()) + path;
    }

    private int depthOfLibrary() {
        int depth = 0;
        for (int i = 0; i < library.length(); i++) {
            if (library.charAt(i) == '/') {
                depth++;
            }
        }
        return depth;
    }
}
