package dev.pypack.pep;

/**
 * A marker that has no value in an environment: it asks for a variable that the environment doesn't have, or compares
 * in a way that its values don't allow. A package behind such a marker is neither wanted nor unwanted.
 */
public final class UndefinedMarkerVariable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndefinedMarkerVariable(String message) {
        super(message);
    }
}
