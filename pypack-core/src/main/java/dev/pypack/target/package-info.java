/**
 * Where the result runs: platforms, the versions of Python, and for each pair of them the values of markers and the
 * wheels' tags, best first. What platforms there are, and what they are called, is one table in one file.
 */
package dev.pypack.target;
