package dev.pypack.pep;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a metadata file, either all of it or what can be understood. */
final class MetadataReader {
    private static final String METADATA_VERSION = "metadata-version";

    private final String text;
    private final MetadataMessage message;
    private final Map<MetadataField, List<String>> values = new EnumMap<>(MetadataField.class);

    private MetadataReader(byte[] file) {
        this.text = decode(file);
        this.message = MetadataMessage.parse(text);
    }

    private static String decode(byte[] file) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            return decoder.decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            // Broken bytes become U+FFFD, which shows the place.
            String shown = new String(file, StandardCharsets.UTF_8);
            throw new InvalidPep(shown, Math.max(0, shown.indexOf('\ufffd')), "the metadata isn't UTF-8");
        }
    }

    static MetadataReader strict(byte[] file) {
        MetadataReader reader = new MetadataReader(file);
        MetadataVersion version = reader.metadataVersion();
        reader.checkHeaders(version);
        for (MetadataField field : MetadataField.values()) {
            reader.read(field);
        }
        return reader;
    }

    static MetadataReader lenient(byte[] file) {
        MetadataReader reader = new MetadataReader(file);
        for (MetadataField field : MetadataField.values()) {
            reader.readIfValid(field);
        }
        return reader;
    }

    Metadata metadata() {
        require(MetadataField.NAME);
        require(MetadataField.VERSION);
        return new Metadata(values);
    }

    private void require(MetadataField field) {
        if (!values.containsKey(field)) {
            throw new InvalidPep(text, 0, "the metadata has no " + field.header());
        }
    }

    private MetadataVersion metadataVersion() {
        List<MetadataMessage.Header> headers = headers(METADATA_VERSION);
        if (headers.isEmpty()) {
            throw new InvalidPep(text, 0, "the metadata has no Metadata-Version");
        }
        MetadataMessage.Header header = headers.get(headers.size() - 1);
        return MetadataVersion.of(header.value())
                .filter(version -> headers.size() == 1)
                .orElseThrow(() -> new InvalidPep(text, header.position(), "expected one metadata version up to 2.6"));
    }

    private List<MetadataMessage.Header> headers(String key) {
        return message.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(key))
                .toList();
    }

    private void checkHeaders(MetadataVersion version) {
        for (MetadataMessage.Header header : message.headers()) {
            if (header.name().equalsIgnoreCase(METADATA_VERSION)) {
                continue;
            }
            MetadataField field = MetadataField.of(header.name())
                    .orElseThrow(() -> new InvalidPep(text, header.position(), "no field is '" + header.name() + "'"));
            if (field.since().compareTo(version) > 0) {
                throw new InvalidPep(
                        text, header.position(), field.header() + " needs Metadata-Version " + field.since());
            }
        }
    }

    private void readIfValid(MetadataField field) {
        try {
            read(field);
        } catch (InvalidPep broken) {
            if (field == MetadataField.NAME || field == MetadataField.VERSION) {
                throw broken;
            }
            values.remove(field);
            List<String> understood = field.isList() ? valid(field) : List.of();
            if (!understood.isEmpty()) {
                values.put(field, understood);
            }
        }
    }

    /** The values of a list that keep the standard. */
    private List<String> valid(MetadataField field) {
        return headers(field.header()).stream()
                .map(header -> validValue(field, header))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> validValue(MetadataField field, MetadataMessage.Header header) {
        try {
            return Optional.of(value(field, header));
        } catch (InvalidPep broken) {
            return Optional.empty();
        }
    }

    private void read(MetadataField field) {
        List<MetadataMessage.Header> headers = headers(field.header());
        switch (field) {
            case DESCRIPTION -> readDescription(headers);
            case KEYWORDS -> readKeywords(headers);
            case PROJECT_URL -> readProjectUrls(headers);
            case IMPORT_NAME -> readImportNames(headers);
            default -> put(field, headers);
        }
    }

    private void put(MetadataField field, List<MetadataMessage.Header> headers) {
        if (!field.isList()) {
            requireOnce(headers);
        }
        if (!headers.isEmpty()) {
            values.put(
                    field, headers.stream().map(header -> value(field, header)).toList());
        }
    }

    private void requireOnce(List<MetadataMessage.Header> headers) {
        if (headers.size() > 1) {
            MetadataMessage.Header second = headers.get(1);
            throw new InvalidPep(text, second.position(), "the metadata has " + second.name() + " twice");
        }
    }

    private String value(MetadataField field, MetadataMessage.Header header) {
        try {
            String normal = field.normalized(header.value());
            if (normal.endsWith("\n")) {
                // A URL may end in a line break, but a header that does would end all headers.
                throw new InvalidPep(header.value(), header.value().length(), "this can't end in a line break");
            }
            return normal;
        } catch (InvalidPep e) {
            int position = Math.min(header.position() + e.position(), text.length());
            throw new InvalidPep(text, position, field.header() + ": " + e.reason());
        }
    }

    private void readDescription(List<MetadataMessage.Header> headers) {
        requireOnce(headers);
        if (!headers.isEmpty() && !message.body().isEmpty()) {
            throw new InvalidPep(text, message.bodyStart(), "the metadata has a Description and a body too");
        }
        String description = headers.isEmpty() ? message.body() : headers.get(0).value();
        if (!description.isEmpty()) {
            values.put(MetadataField.DESCRIPTION, List.of(description));
        }
    }

    private void readKeywords(List<MetadataMessage.Header> headers) {
        requireOnce(headers);
        headers.stream().findFirst().ifPresent(header -> {
            String[] keywords = header.value().split(",", -1);
            values.put(
                    MetadataField.KEYWORDS,
                    Arrays.stream(keywords).map(Python::strip).toList());
        });
    }

    private void readProjectUrls(List<MetadataMessage.Header> headers) {
        put(MetadataField.PROJECT_URL, headers);
        Set<String> labels = new HashSet<>();
        for (MetadataMessage.Header header : headers) {
            String labelled = value(MetadataField.PROJECT_URL, header);
            if (!labels.add(labelled.substring(0, labelled.indexOf(',')))) {
                throw new InvalidPep(text, header.position(), "the metadata has this label twice");
            }
        }
    }

    /** A single empty name says that there is nothing to import. */
    private void readImportNames(List<MetadataMessage.Header> headers) {
        if (headers.size() == 1 && headers.get(0).value().isEmpty()) {
            values.put(MetadataField.IMPORT_NAME, new ArrayList<>());
        } else {
            put(MetadataField.IMPORT_NAME, headers);
        }
    }
}
