/**
 * Why each package of a lock is there.
 */
package dev.pypack.lock.tree;
