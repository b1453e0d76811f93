package dev.pypack.archive;

import dev.pypack.finding.Findings;
import java.util.Map;

/**
 * What was seen when every file of an archive was read once.
 *
 * @param files by the name of the entry; without those that can't be read, which have a finding
 * @param findings of {@code ZipRule}: wrong checksums, wrong sizes, broken data
 */
public record ZipContents(Map<String, ReadFile> files, Findings findings) {}
