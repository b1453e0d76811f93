/**
 * Sources checked, and made into what an interpreter loads faster: {@code .pyc} files, the same on every machine.
 */
package dev.pypack.compile;
