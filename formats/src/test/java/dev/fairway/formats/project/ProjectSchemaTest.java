package dev.fairway.formats.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.Sealing;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// The published schema and the reader take and refuse the same files.
class ProjectSchemaTest {

    private static final String FULL = """
        version: 1
        application: payments
        route: [dev, stage, prod]
        contract: config/expected-env-diff.yaml
        environments:
          prod:
            aliases: [production, live]
            owner: team-payments
            overlay: config/prod.yaml
            sources:
              - helm: {chart: charts/payments, values: [values.yaml, values-prod.yaml]}
              - kustomize: overlays/prod
              - env-file: .env.production
            targets:
              - kubernetes: {context: prod, namespaces: [payments]}
              - terraform: {state: "s3://bucket/key"}
            gates: [tests]
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                FULL,
                "version: 1\n",
                "version: 1\nroute: {dev: [], stage: [dev], prod-eu: [stage], prod-us: [prod-eu]}\n",
                "version: 1\nroute: [dev, [prod-eu, prod-us]]\n",
                "version: 1\nenvironments: {prod: }\n",
                "version: 1\napplications: {a: {contract: a/contract.yaml}, b: {}}\n",
                "version: 1\napplications: [{application: a}]\n",
                "version: 1\nenvironments: {prod: {sources: [config/prod.yaml, {manifests: k8s/prod}]}}\n",
                "version: 1\nledger: {keys: [example.org/a+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4]}\n",
                "version: 1\nledger:\n  keys: example.org/a+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n",
                "version: 1\nledger:\n",
            })
    void whatTheReaderTakesTheSchemaTakes(String file) throws IOException {
        assertThat(read(file).mistakes()).isEmpty();
        assertThat(faults(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]\n",
                "application: payments\n",
                "version: 2\n",
                "version: 1\nrout: [dev]\n",
                "version: 1\nroute: dev\n",
                "version: 1\nenvironments: [prod]\n",
                "version: 1\nenvironments: {prod: {alias: production}}\n",
                "version: 1\nenvironments: {prod: {overlay: ../outside.yaml}}\n",
                "version: 1\nenvironments: {prod: {overlay: /etc/passwd}}\n",
                "version: 1\nenvironments: {prod: {sources: [{helm: {chart: c}}]}}\n",
                "version: 1\nenvironments: {prod: {sources: [{shell: run.sh}]}}\n",
                "version: 1\ncontract: https://example.com/contract.yaml\n",
                "version: 1\ncontract: a/..\n",
                "version: 1\napplications: [{contract: a.yaml}]\n",
                "version: 1\nledger: {keys: [x]}\n",
                "version: 1\nledger: {key: []}\n",
                "version: 1\nledger: [x]\n",
            })
    void whatTheReaderRefusesTheSchemaRefuses(String file) throws IOException {
        assertThat(read(file).mistakes()).isNotEmpty();
        assertThat(faults(file)).isNotEmpty();
    }

    private static ProjectFileReading read(String file) {
        return ProjectFileReader.read(Source.of("fairway.yaml"), file.getBytes(UTF_8), Sealing.random());
    }

    private static List<String> faults(String file) throws IOException {
        try (var in = ProjectSchemaTest.class.getResourceAsStream("/dev/fairway/formats/schema/project.json")) {
            assertThat(in).isNotNull();
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), UTF_8), InputFormat.JSON);
            var document = new Load(LoadSettings.builder().build()).loadFromString(file);
            return schema.validate(JsonMapper.shared().writeValueAsString(document), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
