package dev.pypack.build;

/**
 * The program that makes a result.
 *
 * @param text its name and version, as results show them
 * @param identity what kept results depend on: another program of the same name and version has another one
 */
public record Generator(String text, String identity) {}
