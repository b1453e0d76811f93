/**
 * What pypack remarks on: findings with a place, a reason and a remedy, and the failures that carry them.
 */
package dev.pypack.finding;
