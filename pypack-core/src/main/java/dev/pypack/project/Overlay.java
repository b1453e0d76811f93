package dev.pypack.project;

import dev.pypack.target.PlatformGroup;
import java.util.List;

/**
 * Sources that some platforms get in addition to those that all get, or in their place.
 *
 * @param folder where they lie, from the folder of the project
 * @param platforms those that get them
 * @param files the files, by the paths that they have in the package
 */
record Overlay(String folder, PlatformGroup platforms, List<SourceFile> files) {}
