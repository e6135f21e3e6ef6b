package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TerraformDefaultsTest {

    @Test
    void variablesWithADefaultAreTheBaseOfVariableFiles() {
        var defaults = TerraformDefaults.of(List.of(
                Flow.base("{variable: {size: {type: string, default: small}, zone: {type: string}}}"),
                Flow.base("{resource: {x: 1}, variable: [{tags: {default: {a: 1}}}]}")));

        assertThat(defaults.map(Flow::show)).contains("{size: small, tags: {a: 1}}");
        assertThat(Flow.show(Overlay.merge(defaults.orElseThrow(), Flow.own("{tags: {b: 2}}"), MergeStyle.TFVARS)))
                .isEqualTo("{size: small, tags: {b: 2}}");
    }

    @Test
    void withoutADefaultThereIsNoBase() {
        assertThat(TerraformDefaults.of(List.of(Flow.base("{variable: {zone: {type: string}}}"))))
                .isEmpty();
    }
}
