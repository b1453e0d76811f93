/**
 * The store: the machine-wide cache of what is the same for every build, safe between threads and processes.
 */
package dev.pypack.store;
