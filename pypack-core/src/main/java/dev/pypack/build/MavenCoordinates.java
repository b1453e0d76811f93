package dev.pypack.build;

/**
 * A file in a Maven repository.
 *
 * @param groupId its group
 * @param artifactId its name in the group
 * @param version its version
 * @param classifier which of the files of that version; empty for the main one
 * @param extension its kind, such as {@code jar}
 */
public record MavenCoordinates(String groupId, String artifactId, String version, String classifier, String extension) {

    /**
     * The name of the file in a repository.
     *
     * @return {@code artifactId-version[-classifier].extension}
     */
    public String fileName() {
        String tail = classifier.isEmpty() ? "" : "-" + classifier;
        return artifactId + "-" + version + tail + "." + extension;
    }

    /**
     * The coordinates as Maven writes them.
     *
     * @return {@code groupId:artifactId:extension[:classifier]:version}
     */
    @Override
    public String toString() {
        String middle = classifier.isEmpty() ? "" : ":" + classifier;
        return groupId + ":" + artifactId + ":" + extension + middle + ":" + version;
    }
}
