/**
 * What a new package begins with: templates, and the rules of the values that fill them.
 */
package dev.pypack.scaffold;
