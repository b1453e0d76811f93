package dev.pypack.finding;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as JUnit's XML.
 */
final class JUnitReport {
    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter out;

    private JUnitReport(XMLStreamWriter out) {
        this.out = out;
    }

    static String of(FindingsReport report) {
        StringWriter text = new StringWriter();
        try {
            new JUnitReport(XML.createXMLStreamWriter(text)).write(report);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes everything", e);
        }
        return text + "\n";
    }

    private void write(FindingsReport report) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        begin("testsuites", "name", "pypack validate");
        for (FileFindings file : report.files()) {
            write(file);
        }
        out.writeEndElement();
        out.writeEndDocument();
        out.flush();
    }

    private void write(FileFindings file) throws XMLStreamException {
        List<Finding> findings = file.findings().stream().toList();
        long failures = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        begin("testsuite", "name", file.file());
        out.writeAttribute("tests", Integer.toString(Math.max(1, findings.size())));
        out.writeAttribute("failures", Long.toString(failures));
        out.writeAttribute("errors", "0");
        out.writeAttribute("skipped", "0");
        for (Finding finding : findings) {
            write(file, finding);
        }
        if (findings.isEmpty()) {
            begin("testcase", "name", "no findings");
            out.writeAttribute("classname", xml(file.file()));
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private void write(FileFindings file, Finding finding) throws XMLStreamException {
        begin("testcase", "name", finding.id() + " " + finding.place());
        out.writeAttribute("classname", xml(file.file()));
        String severity = finding.severity().name().toLowerCase(Locale.ROOT);
        if (finding.severity() == Severity.ERROR) {
            begin("failure", "type", finding.id());
            out.writeAttribute("message", xml(finding.message()));
            out.writeCharacters(xml(finding.toText()));
        } else {
            out.writeStartElement("system-out");
            out.writeCharacters(xml(severity + ": " + finding.toText()));
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private void begin(String element, String attribute, String value) throws XMLStreamException {
        out.writeStartElement(element);
        out.writeAttribute(attribute, xml(value));
    }

    /** XML 1.0 can't hold most control characters, not even escaped. */
    private static String xml(String text) {
        StringBuilder held = new StringBuilder();
        text.codePoints().forEach(each -> {
            boolean isHeld = each == '\t'
                    || each == '\n'
                    || (each >= 0x20 && each <= 0xD7FF)
                    || (each >= 0xE000 && each <= 0xFFFD)
                    || each >= 0x10000;
            held.appendCodePoint(isHeld ? each : 0xFFFD);
        });
        return held.toString();
    }
}
