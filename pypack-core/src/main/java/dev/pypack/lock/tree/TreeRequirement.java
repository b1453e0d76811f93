package dev.pypack.lock.tree;

import dev.pypack.pep.Requirement;
import dev.pypack.project.edit.DependencyList;

/**
 * A requirement of the project itself.
 *
 * @param list where it stands
 * @param requirement what it says
 */
public record TreeRequirement(DependencyList list, Requirement requirement) {}
