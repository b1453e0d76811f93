/**
 * Environments of targets, on this machine: the packages of a lock, installed as they would be there.
 */
package dev.pypack.crossenv;
