/**
 * An encoder for deflate (RFC 1951).
 */
package dev.pypack.archive.deflate;
