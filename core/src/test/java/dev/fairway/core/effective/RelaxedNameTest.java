package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelaxedNameTest {

    @Test
    void allSpellingsOfANameAreOne() {
        assertThat(RelaxedName.canonical("SPRINGDOC_API_DOCS_ENABLED"))
                .isEqualTo(RelaxedName.canonical("springdoc.api-docs.enabled"))
                .isEqualTo(RelaxedName.canonical("springdoc.apiDocs.enabled"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "none", textBlock = """
        SPRINGDOC_API_DOCS_ENABLED | {springdoc: {api-docs: {enabled: yes}}} | springdoc.api-docs.enabled
        A_B | {a: {c: 1}, a.b: 2} | ["a.b"]
        SERVERS_1_URL | {servers: [{url: a}, {url: b}]} | servers[1].url
        SPRINGDOC | {springdoc: {enabled: yes}} | none
        OTHER | {springdoc: yes} | none
        """)
    void aVariableFindsTheValueItOverrides(String variable, String document, String expected) {
        assertThat(RelaxedName.find(Flow.own(document), variable)
                        .map(bound -> bound.path().toString())
                        .orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void aValueThatAsksForAVariableSaysWhatHoldsWithoutIt() {
        var document = Flow.own("{http: {timeout: '${TIMEOUT:30}', url: 'http://${HOST:localhost}/x'}}");

        assertThat(RelaxedName.findRelaxed(document, "TIMEOUT").map(Flow::show)).contains("30");
        assertThat(RelaxedName.findRelaxed(document, "HOST").map(Flow::show)).contains("localhost");
        assertThat(RelaxedName.findRelaxed(document, "OTHER")).isEmpty();
    }
}
