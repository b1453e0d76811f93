/**
 * Programs of a module that a build runs: its tests.
 */
package dev.pypack.run;
