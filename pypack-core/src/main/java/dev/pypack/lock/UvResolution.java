package dev.pypack.lock;

/**
 * What uv found.
 *
 * @param exports the packages, once for each extra and group
 * @param memory the text of its own lock, from which it keeps the versions the next time
 */
record UvResolution(UvExports exports, String memory) {}
