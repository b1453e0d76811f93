package dev.pypack.pep;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of core metadata, in the order in which they are written. */
enum MetadataField {
    NAME("Name", MetadataVersion.V1_0, Use.ONCE),
    VERSION("Version", MetadataVersion.V1_0, Use.ONCE),
    DYNAMIC("Dynamic", MetadataVersion.V2_2, Use.LIST),
    PLATFORM("Platform", MetadataVersion.V1_0, Use.LIST),
    SUPPORTED_PLATFORM("Supported-Platform", MetadataVersion.V1_1, Use.LIST),
    SUMMARY("Summary", MetadataVersion.V1_0, Use.ONCE),
    DESCRIPTION("Description", MetadataVersion.V1_0, Use.ONCE),
    DESCRIPTION_CONTENT_TYPE("Description-Content-Type", MetadataVersion.V2_1, Use.ONCE),
    KEYWORDS("Keywords", MetadataVersion.V1_0, Use.ONCE),
    HOME_PAGE("Home-page", MetadataVersion.V1_0, Use.ONCE),
    DOWNLOAD_URL("Download-URL", MetadataVersion.V1_1, Use.ONCE),
    AUTHOR("Author", MetadataVersion.V1_0, Use.ONCE),
    AUTHOR_EMAIL("Author-email", MetadataVersion.V1_0, Use.ONCE),
    MAINTAINER("Maintainer", MetadataVersion.V1_2, Use.ONCE),
    MAINTAINER_EMAIL("Maintainer-email", MetadataVersion.V1_2, Use.ONCE),
    LICENSE("License", MetadataVersion.V1_0, Use.ONCE),
    LICENSE_EXPRESSION("License-Expression", MetadataVersion.V2_4, Use.ONCE),
    LICENSE_FILE("License-File", MetadataVersion.V2_4, Use.LIST),
    CLASSIFIER("Classifier", MetadataVersion.V1_1, Use.LIST),
    PROJECT_URL("Project-URL", MetadataVersion.V1_2, Use.LIST),
    REQUIRES_PYTHON("Requires-Python", MetadataVersion.V1_2, Use.ONCE),
    REQUIRES_EXTERNAL("Requires-External", MetadataVersion.V1_2, Use.LIST),
    REQUIRES_DIST("Requires-Dist", MetadataVersion.V1_2, Use.LIST),
    PROVIDES_EXTRA("Provides-Extra", MetadataVersion.V2_1, Use.LIST),
    PROVIDES_DIST("Provides-Dist", MetadataVersion.V1_2, Use.LIST),
    OBSOLETES_DIST("Obsoletes-Dist", MetadataVersion.V1_2, Use.LIST),
    IMPORT_NAME("Import-Name", MetadataVersion.V2_5, Use.LIST),
    IMPORT_NAMESPACE("Import-Namespace", MetadataVersion.V2_5, Use.LIST),
    REQUIRES("Requires", MetadataVersion.V1_1, Use.LIST),
    PROVIDES("Provides", MetadataVersion.V1_1, Use.LIST),
    OBSOLETES("Obsoletes", MetadataVersion.V1_1, Use.LIST);

    private static final Map<String, MetadataField> BY_HEADER = byHeader();

    private final String header;
    private final MetadataVersion since;
    private final Use use;

    /** How often a file may have a field. */
    enum Use {
        ONCE,
        LIST
    }

    MetadataField(String header, MetadataVersion since, Use use) {
        this.header = header;
        this.since = since;
        this.use = use;
    }

    private static Map<String, MetadataField> byHeader() {
        Map<String, MetadataField> fields = new HashMap<>();
        for (MetadataField field : values()) {
            if (fields.put(field.key(), field) != null) {
                throw new IllegalStateException("two fields have the header " + field.key());
            }
        }
        return fields;
    }

    /** Finds a field by its header, in any case. */
    static Optional<MetadataField> of(String header) {
        return Optional.ofNullable(BY_HEADER.get(header.toLowerCase(Locale.ROOT)));
    }

    String header() {
        return header;
    }

    /** The header in lower case, as {@code Dynamic} names it. */
    String key() {
        return header.toLowerCase(Locale.ROOT);
    }

    MetadataVersion since() {
        return since;
    }

    boolean isList() {
        return use == Use.LIST;
    }

    /** Checks a value, and writes it in the one way in which equal values are written. */
    String normalized(String value) {
        return switch (this) {
            case NAME -> MetadataRules.name(value);
            case VERSION -> Version.parse(value).toString();
            case DYNAMIC -> MetadataRules.dynamic(value);
            case SUMMARY -> MetadataRules.singleLine(value);
            case DESCRIPTION_CONTENT_TYPE -> MetadataRules.descriptionContentType(value);
            case LICENSE_EXPRESSION -> LicenseExpression.parse(value).toString();
            case LICENSE_FILE -> MetadataRules.licenseFile(value);
            case PROJECT_URL -> MetadataRules.projectUrl(value);
            case REQUIRES_PYTHON -> SpecifierSet.parse(value).toString();
            case REQUIRES_DIST -> Requirement.parse(value).toString();
            case PROVIDES_EXTRA -> PackageName.normalize(value);
            case IMPORT_NAME, IMPORT_NAMESPACE -> MetadataRules.importName(value);
            default -> value;
        };
    }
}
