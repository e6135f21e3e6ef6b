package dev.fairway.formats.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Holds a document to one of the published schemas.
final class SchemaCheck {

    private SchemaCheck() {}

    static List<String> faults(String name, String document) {
        return faults(SpecificationVersion.DRAFT_2020_12, SchemaFiles.read(name).orElseThrow(), document);
    }

    static List<String> sarifFaults(String document) {
        return faults(SpecificationVersion.DRAFT_7, resource("/schema/sarif-schema-2.1.0.json"), document);
    }

    private static List<String> faults(SpecificationVersion version, String text, String document) {
        var schema = SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON);
        return schema.validate(document, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String resource(String path) {
        try (var in = JsonReport.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
