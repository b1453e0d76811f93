/**
 * The goals: each reads its parameters, calls core and reports.
 */
package dev.pypack.maven;
