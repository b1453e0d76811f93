/**
 * Processes of a CPython that compile one source after the other: sources go in and code comes out through pipes, and no
 * file is written between.
 */
package dev.pypack.python.worker;
