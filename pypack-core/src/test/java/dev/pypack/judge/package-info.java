/**
 * The real tools that judge what pypack makes, in an environment that the tests make by themselves, once per machine.
 */
package dev.pypack.judge;
