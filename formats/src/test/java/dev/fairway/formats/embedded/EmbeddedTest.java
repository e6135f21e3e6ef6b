package dev.fairway.formats.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class EmbeddedTest {

    private static final Sealing SEALING = Sealing.random();

    @Test
    void aFileInAConfigMapHasAddressesAndPlacesOfItsOwn() {
        var port = at(expanded("""
            kind: ConfigMap
            data:
              application.yaml: |
                http:
                  port: 8080
            """), "data", "application.yaml", "http", "port");

        assertThat(port).isInstanceOf(Scalar.class);
        assertThat(((Scalar) port).text()).isEqualTo("8080");
        assertThat(port.place()).hasToString("prod.yaml:5");
        assertThat(port.place().column()).isEqualTo(13);
    }

    @Test
    void whatIsNoDocumentStaysText() {
        var object = expanded("""
            kind: ConfigMap
            data:
              broken.yaml: "a: [1"
              start.sh: "a: 1"
              plain.yaml: just words
            """);

        assertThat(at(object, "data", "broken.yaml")).isInstanceOf(Scalar.class);
        assertThat(at(object, "data", "start.sh")).isInstanceOf(Scalar.class);
        assertThat(at(object, "data", "plain.yaml")).isInstanceOf(Scalar.class);
    }

    @Test
    void helmValuesGivenAsTextAreRead() {
        var object = expanded("""
            kind: Application
            spec:
              sources:
                - helm:
                    values: |
                      replicas: 3
            """);

        var source = ((Node.Listing) at(object, "spec", "sources")).items().getFirst();
        assertThat(((Scalar) at(source, "helm", "values", "replicas")).text()).isEqualTo("3");
    }

    @Test
    void secretsInsideAFileAreSealed() {
        var object = expanded("""
            kind: ConfigMap
            data:
              db.properties: |
                user=app
                password=Tr0ub4dor-and-3
            """);

        assertThat(at(object, "data", "db.properties", "password")).isInstanceOf(Node.Secret.class);
    }

    private static Node expanded(String yaml) {
        var bytes = yaml.getBytes(StandardCharsets.UTF_8);
        var reading = DocumentReader.read(Source.of("prod.yaml"), bytes, SEALING);
        return Embedded.expand(reading.documents().getFirst(), SEALING);
    }

    private static Node at(Node node, String... keys) {
        var found = node;
        for (var key : keys) {
            found = ((Mapping) found).get(key).orElseThrow();
        }
        return found;
    }
}
