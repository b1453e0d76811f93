/**
 * Locks, after PyPA's specification of {@code pylock.toml}: read, written, and selected from for a target.
 */
package dev.pypack.lock;
