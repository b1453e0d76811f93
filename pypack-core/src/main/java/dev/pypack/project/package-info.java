/**
 * What is to be packed: pyproject.toml, the values of the POM and the sources, read into one model.
 */
package dev.pypack.project;
