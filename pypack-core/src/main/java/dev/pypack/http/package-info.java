/**
 * Files over HTTP: tried again, gone on with where they were cut, and no login for whom it isn't for.
 */
package dev.pypack.http;
