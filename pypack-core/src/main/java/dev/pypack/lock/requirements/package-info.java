/**
 * Requirements files, as pip reads them.
 */
package dev.pypack.lock.requirements;
