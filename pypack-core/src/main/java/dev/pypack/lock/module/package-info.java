/**
 * The locks that lie beside the pyproject.toml of a module: looked at, and made.
 */
package dev.pypack.lock.module;
