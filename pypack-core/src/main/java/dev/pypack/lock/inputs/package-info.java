/**
 * What a lock is made of: all that a module says of the packages that it needs, and the digests of it in the lock.
 */
package dev.pypack.lock.inputs;
