/**
 * Sources made into what an interpreter loads faster. So far: the content of {@code .pyc} files, the same on every machine.
 */
package dev.pypack.compile;
