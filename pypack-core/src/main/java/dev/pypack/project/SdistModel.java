package dev.pypack.project;

import dev.pypack.pep.Metadata;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an sdist holds, complete and checked: all that the build backend of a project needs to build the wheel that pypack
 * builds, and what those who rebuild it look for.
 *
 * @param metadata what is said of the package
 * @param files the files of the project under their paths in it, ordered by code points
 * @param written files that the project has otherwise or not at all, by their paths in it: {@code pyproject.toml} where the
 *     POM tells a part of it
 */
public record SdistModel(Metadata metadata, List<SourceFile> files, Map<String, String> written) {

    /**
     * What an sdist holds, as a value.
     *
     * @param metadata what is said of the package
     * @param files the files of the project
     * @param written files that the project has otherwise or not at all
     */
    public SdistModel {
        files = List.copyOf(files);
        written = Collections.unmodifiableMap(new TreeMap<>(written));
    }
}
