/**
 * What is shipped: one class for each bundle.
 */
package dev.pypack.bundle;
