/**
 * What {@code pypack:validate} does: it looks at files that were built, here or elsewhere, and says what speaks against
 * them.
 */
package dev.pypack.check;
