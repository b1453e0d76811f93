package dev.pypack.target;

/** Floors that can be given, both ends among them. */
record FloorRange(Floor oldest, Floor newest) {
    /** A range as the table writes it: {@code 2.5..2.99}. */
    static FloorRange parse(Family family, String written) {
        String[] ends = written.split("\\.\\.", -1);
        return new FloorRange(
                Floor.read(family, ends[0]).orElseThrow(),
                Floor.read(family, ends[1]).orElseThrow());
    }

    boolean contains(Floor floor) {
        return oldest.compareTo(floor) <= 0 && floor.compareTo(newest) <= 0;
    }

    @Override
    public String toString() {
        return oldest.version() + " to " + newest.version();
    }
}
