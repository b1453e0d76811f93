package dev.pypack.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a report of JUnit XML says.
 *
 * @param tests how many tests were run or left out
 * @param failed the names of those with a failure or an error, with their modules
 * @param skipped how many were left out
 */
record TestReport(int tests, List<String> failed, int skipped) {
    TestReport {
        failed = List.copyOf(failed);
    }

    /** What a report says; nothing where there is none, or it ends in the middle. */
    static Optional<TestReport> readIfWhole(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
        } catch (XMLStreamException cut) {
            return Optional.empty();
        }
    }

    private static TestReport read(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        int tests = 0;
        int skipped = 0;
        List<String> failed = new ArrayList<>();
        String test = "";
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "testcase" -> {
                        tests++;
                        test = xml.getAttributeValue(null, "classname") + "." + xml.getAttributeValue(null, "name");
                    }
                    case "failure", "error" -> failed.add(test);
                    case "skipped" -> skipped++;
                    default -> {}
                }
            }
            xml.close();
        }
        return new TestReport(tests, failed.stream().distinct().toList(), skipped);
    }
}
