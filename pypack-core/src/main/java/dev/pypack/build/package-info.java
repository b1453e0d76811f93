/**
 * What core knows of the machine and of the build that calls it: the seam to the build tool.
 */
package dev.pypack.build;
