package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SeparatorsTest {

    @Test
    void separatorsTellNoFilesApart() {
        assertThat(Found.units(Found.in("values-dev.yaml", "values-stage.yaml", "values.prod.yaml", "values.yaml")))
                .containsExactly("values-{env}.yaml dev,stage,prod < values.yaml");
        assertThat(Found.units(Found.in("stage.app.json", "prod-app.json"))).hasSize(1);
        assertThat(Found.units(Found.in("app-stage.json", "app-prod.json", "app.stage.json", "app.prod.json")))
                .containsExactly("app-{env}.json stage,prod", "app.{env}.json stage,prod");
    }
}
