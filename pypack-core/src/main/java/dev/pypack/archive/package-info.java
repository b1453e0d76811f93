/**
 * Archives with the same bytes on every build, and archives of strangers: one writer for zip files, and one reader that
 * believes nothing.
 */
package dev.pypack.archive;
