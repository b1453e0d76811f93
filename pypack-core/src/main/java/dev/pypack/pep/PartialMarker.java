package dev.pypack.pep;

/** What is known of a marker when some variables have no value yet. */
public sealed interface PartialMarker {
    /**
     * The marker is decided, whatever the missing values will be.
     *
     * @param holds whether it holds
     */
    record Decided(boolean holds) implements PartialMarker {}

    /**
     * The marker depends on missing values.
     *
     * @param remainder the marker that holds if the whole one does
     */
    record Open(Marker remainder) implements PartialMarker {}
}
