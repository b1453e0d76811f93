package dev.pypack.project.edit;

import dev.pypack.finding.Place;

/**
 * One change of a pyproject.toml.
 *
 * @param place the line: of what is there now after the edit, of what is gone before it
 * @param sentence what has changed, for people, such as {@code added numpy>=2 to project.dependencies}
 */
public record PyprojectChange(Place place, String sentence) {
    /**
     * Place and sentence.
     *
     * @return one line for people to read
     */
    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
