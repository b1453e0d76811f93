package dev.pypack.crossenv;

/** The module itself, in an environment of this machine: its sources or its wheel. */
public sealed interface OwnPackage permits OwnSources, OwnWheel {}
