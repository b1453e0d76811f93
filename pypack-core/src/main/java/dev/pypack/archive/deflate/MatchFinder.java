package dev.pypack.archive.deflate;

import java.util.Arrays;

/**
 * Finds the longest match for a place among the 32 KB before it. Places whose next four bytes have the same hash form a
 * chain, the latest first: {@code heads} has the latest place of each hash, {@code chain} the one before each place.
 *
 * <p>Places are numbers that grow from one content to the next, where they go on. So nothing needs to be cleared between
 * two contents: what the tables still hold of the one before lies before the first place of this one.
 */
final class MatchFinder {
    /** A match of this length is good enough to look no further. */
    private static final int NICE_LENGTH = 32;

    /** The chains are of this many bytes, so their matches are no shorter. */
    private static final int HASHED_BYTES = 4;

    private static final int HASH_BITS = 15;
    private static final int WINDOW_MASK = Token.FARTHEST_MATCH - 1;

    private static final int SHORT_HASH_BITS = 14;
    /** From farther away, a match of three bytes costs about what three literals cost. */
    private static final int FARTHEST_SHORT_MATCH = 1024;

    private static final int SNIFFED_BYTES = 1024;
    /** An odd number whose bits are well mixed: 2^32 divided by the golden ratio. */
    private static final int MIXER = 0x9E3779B1;

    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] chain = new int[Token.FARTHEST_MATCH];
    /** The latest place of three bytes; there are no chains of them. */
    private final int[] shortHeads = new int[1 << SHORT_HASH_BITS];

    private byte[] content = {};
    private int end;
    private int firstPlace;
    private int nextPlace;
    /** The place of index 0. */
    private int base;

    private boolean findsShortMatches;
    private long candidatesSeen;

    /** @param firstPlace of the first content; at least 1, for the tables begin with 0, which is none */
    MatchFinder(int firstPlace) {
        nextPlace = firstPlace;
    }

    void begin(byte[] newContent, int from, int to) {
        if (nextPlace > Integer.MAX_VALUE - (to - from)) {
            Arrays.fill(heads, 0);
            Arrays.fill(shortHeads, 0);
            nextPlace = 1;
        }
        content = newContent;
        end = to;
        firstPlace = nextPlace;
        nextPlace += to - from;
        base = firstPlace - from;
        findsShortMatches = hasZero(newContent, from, Math.min(to - from, SNIFFED_BYTES));
    }

    /** Text has no zeros and gains nothing by short matches; programs have both. */
    private static boolean hasZero(byte[] content, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** How many candidates were looked at, in all contents so far: most of the work, and bounded. */
    long candidatesSeen() {
        return candidatesSeen;
    }

    /** Behind this index too few bytes are left for a match to be looked for. */
    int lastSearchable() {
        return end - HASHED_BYTES;
    }

    /**
     * Finds the longest match for an index, the nearest if there are several, and enters the index for later ones.
     *
     * @param index greater than all that were entered, and at most {@link #lastSearchable}
     * @param longerThan the length that a match must exceed
     * @param depth how many candidates are looked at, the nearest first
     * @return the match, or {@link Token#NO_MATCH}
     */
    int enterAndFind(int index, int longerThan, int depth) {
        byte[] bytes = content;
        int[] places = chain;
        int shift = base;
        int place = shift + index;
        int front = Words.fourBytes(bytes, index);
        int hash = hash(front);
        int newest = heads[hash];
        heads[hash] = place;

        int match = Token.NO_MATCH;
        if (findsShortMatches) {
            int shortHash = shortHash(front);
            int near = shortHeads[shortHash];
            shortHeads[shortHash] = place;
            if (longerThan < Token.SHORTEST_MATCH
                    && near >= Math.max(place - FARTHEST_SHORT_MATCH, firstPlace)
                    && (Words.fourBytes(bytes, near - shift) ^ front) << 8 == 0) {
                match = Token.match(Token.SHORTEST_MATCH, place - near);
            }
        }
        int longest = Math.min(Token.LONGEST_MATCH, end - index);
        int best = Math.max(longerThan, HASHED_BYTES - 1);
        int oldest = Math.max(place - Token.FARTHEST_MATCH, firstPlace);
        if (best < longest && newest >= oldest) {
            // A better candidate has the same four bytes at its front, and also where the best one so far ends.
            int tail = Words.fourBytes(bytes, index + best - 3);
            int candidate = newest;
            int left = depth;
            do {
                left--;
                int start = candidate - shift;
                if (Words.fourBytes(bytes, start + best - 3) == tail && Words.fourBytes(bytes, start) == front) {
                    int length = matchLength(bytes, start, index, longest);
                    if (length > best) {
                        best = length;
                        match = Token.match(length, place - candidate);
                        if (length >= NICE_LENGTH || length == longest) {
                            break;
                        }
                        tail = Words.fourBytes(bytes, index + best - 3);
                    }
                }
                candidate = places[candidate & WINDOW_MASK];
            } while (candidate >= oldest && left > 0);
            candidatesSeen += depth - left;
        }
        // Not before: the farthest candidate has its own link at the same place of the ring.
        places[place & WINDOW_MASK] = newest;
        return match;
    }

    /** The first four bytes are known to be equal. */
    private static int matchLength(byte[] bytes, int start, int index, int longest) {
        int length = HASHED_BYTES;
        while (length <= longest - Long.BYTES) {
            long difference = Words.eightBytes(bytes, start + length) ^ Words.eightBytes(bytes, index + length);
            if (difference != 0) {
                return length + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
            length += Long.BYTES;
        }
        while (length < longest && bytes[start + length] == bytes[index + length]) {
            length++;
        }
        return length;
    }

    /** Enters indexes for later ones without looking for matches. */
    void enter(int from, int to) {
        int searchable = Math.min(to, lastSearchable() + 1);
        enterLong(from, searchable);
        if (findsShortMatches) {
            enterShort(from, searchable);
        }
    }

    private void enterLong(int from, int to) {
        byte[] bytes = content;
        int[] places = chain;
        int[] latest = heads;
        int place = base + from;
        for (int index = from; index < to; index++) {
            int hash = hash(Words.fourBytes(bytes, index));
            places[place & WINDOW_MASK] = latest[hash];
            latest[hash] = place++;
        }
    }

    private void enterShort(int from, int to) {
        for (int index = from; index < to; index++) {
            shortHeads[shortHash(Words.fourBytes(content, index))] = base + index;
        }
    }

    private static int hash(int fourBytes) {
        return (fourBytes * MIXER) >>> (Integer.SIZE - HASH_BITS);
    }

    private static int shortHash(int fourBytes) {
        return ((fourBytes << 8) * MIXER) >>> (Integer.SIZE - SHORT_HASH_BITS);
    }
}
