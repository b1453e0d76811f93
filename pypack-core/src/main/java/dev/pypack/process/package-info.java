/**
 * Child processes: a whole environment, drained pipes, a time limit, and the whole tree killed.
 */
package dev.pypack.process;
