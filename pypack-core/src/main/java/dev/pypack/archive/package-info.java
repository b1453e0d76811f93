/**
 * Archives with the same bytes on every build: one writer for zip files.
 */
package dev.pypack.archive;
