package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.report.Report;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SarifReportTest {

    @Test
    void theSampleIsWrittenAsBefore() {
        Golden.check("audit.sarif", sarif(SampleReport.audit()));
    }

    @Test
    void whatIsWrittenHoldsToTheOfficialSchema() {
        assertThat(SchemaCheck.sarifFaults(sarif(SampleReport.audit()))).isEmpty();
        assertThat(SchemaCheck.sarifFaults(sarif(SampleReport.clean()))).isEmpty();
        assertThat(SchemaCheck.sarifFaults(sarif(SampleReport.nothingNew()))).isEmpty();
        assertThat(SchemaCheck.sarifFaults(sarif(SampleReport.audit()).replace("\"error\"", "\"eror\"")))
                .isNotEmpty();
    }

    @Test
    void aSentenceEndsWithOneDot() {
        assertThat(sarif(SampleReport.report(
                        "audit",
                        List.of(FindingSample.of(
                                        "5c1be0aa90d2",
                                        SampleReport.address("config/{env}.yaml", "RETRIES"),
                                        Samples.values(
                                                "stage",
                                                Samples.present(Samples.number("3", "config/stage.yaml", 1)),
                                                "prod",
                                                Samples.absent()))
                                .saying("Only stage has RETRIES.")))))
                .contains("Only stage has RETRIES. stage: 3; prod: absent")
                .doesNotContain("..");
    }

    @Test
    void pathsAreEncodedAsRelativeReferences() {
        assertThat(SarifPlaces.uri("config/a b#%.yaml")).isEqualTo("config/a%20b%23%25.yaml");
        assertThat(SarifPlaces.uri("c:é?.yaml")).isEqualTo("c%3A%C3%A9%3F.yaml");
    }

    private static String sarif(Report report) {
        var out = new ByteArrayOutputStream();
        SarifReport.write(report, "", out, "0.1.0");
        return out.toString(StandardCharsets.UTF_8);
    }
}
