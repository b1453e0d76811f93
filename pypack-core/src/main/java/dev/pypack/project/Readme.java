package dev.pypack.project;

/**
 * The long description of a package.
 *
 * @param text the whole of it
 * @param contentType what it is written in, such as {@code text/markdown}
 */
record Readme(String text, String contentType) {}
