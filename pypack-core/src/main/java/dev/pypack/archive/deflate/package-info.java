/**
 * An encoder for deflate (RFC 1951), for archives whose bytes are the same on every machine. The JDK's {@code Deflater} is
 * whatever zlib the JDK was linked with, and no zlib promises its bytes.
 *
 * <h2>From content to bits</h2>
 *
 * <pre>
 * content   print(a); print(b)
 *    |
 * MatchFinder       what stands here already stood where?   hash chains over the last 32 KB
 *    |
 * LazyParser        p r i n t ( a ) ; ␣ (6 bytes from 10 before) b )
 *    |              tokens: literals and matches
 * BlockSplitter     where other symbols become common, a new block with a new code begins
 *    |
 * BlockWriter       stored, fixed or dynamic: whichever is shortest
 *    |              TokenCode: two HuffmanCodes;  CodeDescription: how a dynamic block tells them
 * BitWriter         bits into bytes
 * </pre>
 *
 * <p><b>Finding.</b> Each place is entered into a chain of the places whose next four bytes have the same hash. A search
 * walks down the chain, the nearest candidate first, sixteen at most. A candidate can only be better if it has the same
 * byte where the best one so far ends, so there it is compared first. Contents whose first kilobyte has a zero are no
 * text; in them matches of three bytes pay too, and are looked for in a table of their own.
 *
 * <p><b>Parsing.</b> A match is held back until the next byte has been searched too: a longer match there is worth a
 * literal here. Where nothing was found for long, as in what is compressed already, only some places are searched.
 *
 * <p><b>Splitting.</b> Each 2,048 tokens the entropy tells whether a code of their own would save more than it costs to
 * tell that code.
 *
 * <p><b>Coding.</b> Lengths of codes are Huffman's; where one is longer than the format allows, others are made longer
 * instead. What each of the three kinds of block would take is computed to the bit, and the shortest is written.
 *
 * <h2>Why the bytes are always the same</h2>
 *
 * <p>No decision sees anything but the content: no clock, no thread, no size of a buffer, no table as an earlier content
 * left it ({@code MatchFinder} tells how). Arithmetic is on whole numbers; the one table of logarithms is made by {@code
 * StrictMath}. There is one setting and no way to choose another, for a setting would be part of the bytes. The hash of all
 * test cases is written down in the tests, and held by every JVM at hand, interpreted and by each of its compilers.
 *
 * <h2>Why it is written like that</h2>
 *
 * <p>Most builds run in a JVM that has just started, so what counts is how soon the loops are compiled, not only how fast
 * they are then. Hot loops are few, small and one a method; the parser works in small steps, since a method that is called
 * often is compiled once, and a loop that runs for long is compiled again and again while it runs. {@code
 * MatchFinder.enterAndFind} is one method above the size that the second compiler inlines, which made the encoder faster
 * both cold and warm. Loops over tokens do not ask whether a token is a literal, for processors guess that badly.
 *
 * <p>What was measured stands in {@code docs/benchmarks.md}; what was decided, in {@code docs/decisions/04-deflate.md}.
 */
package dev.pypack.archive.deflate;
