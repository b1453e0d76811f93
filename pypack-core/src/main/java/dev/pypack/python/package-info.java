/**
 * The CPython that runs at build time: the one that comes as a Maven artifact, or one of this machine that is asked
 * for.
 */
package dev.pypack.python;
