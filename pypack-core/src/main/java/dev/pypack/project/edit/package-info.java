/**
 * Edits the requirements of a pyproject.toml: in its text, of which all that is not meant stays as it is, to the byte.
 */
package dev.pypack.project.edit;
