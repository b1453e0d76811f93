package dev.pypack.pep;

/**
 * What is known of a marker when some variables have no value yet. Equality is written out: that of records is put together
 * at run time, which takes longer than to compare all markers of a lock.
 */
public sealed interface PartialMarker {
    /**
     * The marker is decided, whatever the missing values will be.
     *
     * @param holds whether it holds
     */
    record Decided(boolean holds) implements PartialMarker {
        @Override
        public boolean equals(Object other) {
            return other instanceof Decided decided && holds == decided.holds;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(holds);
        }
    }

    /**
     * The marker depends on missing values.
     *
     * @param remainder the marker that holds if the whole one does
     */
    record Open(Marker remainder) implements PartialMarker {
        @Override
        public boolean equals(Object other) {
            return other instanceof Open open && remainder.equals(open.remainder);
        }

        @Override
        public int hashCode() {
            return remainder.hashCode();
        }
    }
}
