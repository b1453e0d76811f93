/**
 * The Python packaging standards as immutable values: versions, specifiers, markers, requirements, tags, file names
 * and core metadata. The reference for their meaning is PyPA's {@code packaging}.
 */
package dev.pypack.pep;
