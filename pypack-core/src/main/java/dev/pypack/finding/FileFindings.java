package dev.pypack.finding;

/**
 * What was found in one file.
 *
 * @param file its path, as it is to be shown, with {@code /}
 * @param findings in the order in which they were found; their places are in the file
 */
public record FileFindings(String file, Findings findings) {

    /**
     * Whether nothing speaks against the file.
     *
     * @return true where no finding is an error
     */
    public boolean isValid() {
        return findings.errors().isEmpty();
    }
}
