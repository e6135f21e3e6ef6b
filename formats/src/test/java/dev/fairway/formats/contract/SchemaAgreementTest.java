package dev.fairway.formats.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.core.tree.Source;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class SchemaAgreementTest {

    static List<String> valid() {
        return Samples.VALID;
    }

    static List<String> invalid() {
        return Samples.INVALID;
    }

    @ParameterizedTest
    @MethodSource("valid")
    void whatTheReaderTakesTheSchemaTakes(String contract) throws IOException {
        assertThat(ContractReader.read(Source.of("c"), contract.getBytes(UTF_8)).mistakes())
                .isEmpty();
        assertThat(faults(contract)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatTheReaderRefusesTheSchemaRefuses(String contract) throws IOException {
        assertThat(ContractReader.read(Source.of("c"), contract.getBytes(UTF_8)).mistakes())
                .isNotEmpty();
        assertThat(faults(contract)).isNotEmpty();
    }

    private static List<String> faults(String contract) throws IOException {
        try (var in = ContractReader.class.getResourceAsStream("/dev/fairway/formats/schema/contract.json")) {
            assertThat(in).isNotNull();
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), UTF_8), InputFormat.JSON);
            var document = new Load(LoadSettings.builder().build()).loadFromString(contract);
            return schema.validate(JsonMapper.shared().writeValueAsString(document), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
