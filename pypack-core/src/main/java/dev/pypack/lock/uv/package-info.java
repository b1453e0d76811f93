/**
 * uv, which resolves requirements: the program, the project and the environment that it sees, what it exports, made into one
 * lock.
 */
package dev.pypack.lock.uv;
