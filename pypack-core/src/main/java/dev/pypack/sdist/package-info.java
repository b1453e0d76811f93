/**
 * Sources that are locked, and the wheels that are built of them on this machine.
 */
package dev.pypack.sdist;
