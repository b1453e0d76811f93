package dev.pypack.archive.deflate;

import java.util.Arrays;

/**
 * A prefix code for an alphabet (RFC 1951, section 3.2.2): the lengths of its codes say all about it.
 */
final class HuffmanCode {
    private static final int LONGEST_CODE = 15;
    private static final int SYMBOL_BITS = 9;
    private static final int SYMBOL_MASK = (1 << SYMBOL_BITS) - 1;

    private final int limit;
    private final int[] lengths;
    private final int[] codes;
    /** Work space: the used symbols, the rarest first, with their counts in the upper bits. */
    private final int[] sorted;
    /** Work space: weights of the tree's nodes, then the parents of them, then their depths. */
    private final int[] nodes;

    private final int[] lengthCounts = new int[LONGEST_CODE + 1];

    /**
     * A code without codes yet.
     *
     * @param symbols size of the alphabet
     * @param limit the longest that a code can be in bits
     */
    HuffmanCode(int symbols, int limit) {
        this.limit = limit;
        lengths = new int[symbols];
        codes = new int[symbols];
        sorted = new int[symbols];
        nodes = new int[2 * symbols];
    }

    /** All symbols from this one on have no code. */
    int usedSymbols() {
        int used = lengths.length;
        while (used > 0 && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** In bits; 0 for a symbol that does not occur. */
    int length(int symbol) {
        return lengths[symbol];
    }

    /** With its first bit lowest, as it is written (RFC 1951, section 3.1.1). */
    int code(int symbol) {
        return codes[symbol];
    }

    /** The bits that symbols take which occur so often, without extra bits. */
    int bits(int[] counts, int symbols) {
        int bits = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            bits += counts[symbol] * lengths[symbol];
        }
        return bits;
    }

    /**
     * Takes the best lengths for symbols that occur so often. At least two symbols get codes, for not every decoder takes
     * a code of one.
     */
    void fit(int[] counts) {
        int used = sort(counts);
        buildTree(used);
        countLengths(used);
        limitLengths();
        assignLengths();
        assignCodes();
    }

    /** Takes the code that has these lengths. */
    void take(int[] newLengths) {
        System.arraycopy(newLengths, 0, lengths, 0, lengths.length);
        Arrays.fill(lengthCounts, 0);
        for (int length : newLengths) {
            lengthCounts[length]++;
        }
        lengthCounts[0] = 0;
        assignCodes();
    }

    private int sort(int[] counts) {
        int used = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (counts[symbol] > 0) {
                sorted[used++] = counts[symbol] << SYMBOL_BITS | symbol;
            }
        }
        for (int symbol = 0; used < 2; symbol++) {
            if (counts[symbol] == 0) {
                sorted[used++] = 1 << SYMBOL_BITS | symbol;
            }
        }
        Arrays.sort(sorted, 0, used);
        return used;
    }

    /**
     * Joins the two lightest nodes until one is left. Joined nodes are made in the order of their weight, so that they
     * form a second sorted queue beside the leaves.
     */
    private void buildTree(int leaves) {
        for (int i = 0; i < leaves; i++) {
            nodes[i] = sorted[i] >>> SYMBOL_BITS;
        }
        int leaf = 0;
        int joined = leaves;
        int root = 2 * leaves - 2;
        for (int parent = leaves; parent <= root; parent++) {
            int weight = 0;
            for (int child = 0; child < 2; child++) {
                int lightest = joined == parent || (leaf < leaves && nodes[leaf] <= nodes[joined]) ? leaf++ : joined++;
                weight += nodes[lightest];
                nodes[lightest] = parent;
            }
            nodes[parent] = weight;
        }
        nodes[root] = 0;
        for (int node = root - 1; node >= 0; node--) {
            nodes[node] = nodes[nodes[node]] + 1;
        }
    }

    private void countLengths(int leaves) {
        Arrays.fill(lengthCounts, 0);
        for (int leaf = 0; leaf < leaves; leaf++) {
            lengthCounts[Math.min(nodes[leaf], limit)]++;
        }
    }

    /**
     * Makes a code again of lengths that were cut. All codes together may take up the whole of the code space; each step
     * frees the space of one longest code: a leaf above moves down by one and takes one of the longest as its sibling.
     */
    private void limitLengths() {
        int taken = 0;
        for (int length = 1; length <= limit; length++) {
            taken += lengthCounts[length] << (limit - length);
        }
        for (; taken > 1 << limit; taken--) {
            int length = limit - 1;
            while (lengthCounts[length] == 0) {
                length--;
            }
            lengthCounts[length]--;
            lengthCounts[length + 1] += 2;
            lengthCounts[limit]--;
        }
    }

    /** The rarest symbols get the longest codes. */
    private void assignLengths() {
        Arrays.fill(lengths, 0);
        int next = 0;
        for (int length = limit; length > 0; length--) {
            for (int end = next + lengthCounts[length]; next < end; next++) {
                lengths[sorted[next] & SYMBOL_MASK] = length;
            }
        }
    }

    /** Codes of one length are consecutive, in the order of their symbols (RFC 1951, section 3.2.2). */
    private void assignCodes() {
        int[] nextCodes = new int[LONGEST_CODE + 1];
        int code = 0;
        for (int length = 1; length <= LONGEST_CODE; length++) {
            code = (code + lengthCounts[length - 1]) << 1;
            nextCodes[length] = code;
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                codes[symbol] = Integer.reverse(nextCodes[length]++) >>> (Integer.SIZE - length);
            }
        }
    }
}
