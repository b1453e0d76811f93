package dev.pypack.crossenv;

/** The two forms of an environment, which differ in where some things lie. */
public enum EnvironmentForm {
    /** What lies below the prefix of a CPython: it can be laid over one. */
    PREFIX("include/", "..\\"),
    /** A virtual environment, with its own Python beside the commands (PEP 405). */
    VIRTUAL("include/site/", "");

    private final String headers;
    private final String pythonFolder;

    EnvironmentForm(String headers, String pythonFolder) {
        this.headers = headers;
        this.pythonFolder = pythonFolder;
    }

    /** Where headers lie on a system other than Windows, with {@code /} at its end. */
    String headers() {
        return headers;
    }

    /** The folder of Python as a launcher for Windows finds it. */
    String pythonFolder() {
        return "<launcher_dir>\\" + pythonFolder;
    }
}
