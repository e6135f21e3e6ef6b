package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Inventory;
import java.nio.charset.StandardCharsets;

/// Reads an SPDX 2.2 or 2.3 document of lines of `Tag: value`.
final class SpdxTags {

    private static final String TEXT = "<text>";
    private static final String END_OF_TEXT = "</text>";

    private final Spdx document = new Spdx();
    private String element = "";
    private boolean isInText;

    static Inventory read(byte[] file) {
        Utf8.require(file);
        var start = Utf8.afterMark(file);
        var reader = new SpdxTags();
        new String(file, start, file.length - start, StandardCharsets.UTF_8)
                .lines()
                .forEach(reader::line);
        if (reader.isInText) {
            throw new Refusal("it ends within a text that %s began".formatted(TEXT));
        }
        return reader.document.inventory();
    }

    private void line(String line) {
        if (isInText) {
            isInText = !line.contains(END_OF_TEXT);
            return;
        }
        var colon = line.indexOf(':');
        if (colon < 0 || line.startsWith("#")) {
            return;
        }
        var value = line.substring(colon + 1).strip();
        isInText = value.startsWith(TEXT) && !value.contains(END_OF_TEXT);
        tag(line.substring(0, colon).strip(), value);
    }

    private void tag(String tag, String value) {
        switch (tag) {
            case "SPDXVersion" -> document.version(value);
            case "Created" -> document.created(value);
            case "PackageName" -> {
                document.countPackage();
                element = "";
            }
            case "FileName" -> {
                document.countFile();
                element = "";
            }
            case "SPDXID" -> element = value;
            case "PackageChecksum", "FileChecksum" -> checksum(value);
            case "PackageVersion" -> Purls.spelled(value).ifPresent(it -> document.digest(element, it));
            case "ExternalRef" -> reference(value);
            case "Relationship" -> relation(value);
            default -> {}
        }
    }

    private void checksum(String value) {
        if (value.startsWith(Spdx.SHA256 + ":")) {
            document.digest(
                    element,
                    Spdx.checksum(value.substring(Spdx.SHA256.length() + 1).strip()));
        }
    }

    /// Category, type, locator.
    private void reference(String value) {
        var parts = value.split("\\s+");
        if (parts.length == 3) {
            Purls.digests(parts[2]).forEach(it -> document.digest(element, it));
        }
    }

    private void relation(String value) {
        var parts = value.split("\\s+");
        if (parts.length >= 3) {
            document.relation(parts[0], parts[1], parts[2]);
        }
    }
}
