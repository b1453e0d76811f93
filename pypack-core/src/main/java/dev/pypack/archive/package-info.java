/**
 * Archives with the same bytes on every build, and archives of strangers: one writer each for zip and tar.gz, which compress
 * in parallel, and one reader that believes nothing.
 */
package dev.pypack.archive;
