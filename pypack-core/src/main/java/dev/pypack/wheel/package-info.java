/**
 * Wheels, after PyPA's binary distribution format.
 */
package dev.pypack.wheel;
