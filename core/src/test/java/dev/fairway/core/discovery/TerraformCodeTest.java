package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What one tool loads together is nobody's counterpart.
class TerraformCodeTest {

    /// All of them are applied, wherever one of them is.
    @Test
    void filesOfOneTerraformModuleAreNoEnvironments() {
        var found = Found.in(
                "zones/uat_shop.tf",
                "zones/shop.tf",
                "zones/dev.tf.json",
                "zones/prod.tf.json",
                "environments/dev.tf",
                "environments/prod.tf",
                "vars/dev.tfvars",
                "vars/prod.tfvars");

        assertThat(Found.units(found)).containsExactly("vars/{env}.tfvars dev,prod");
        assertThat(Found.left(found)).contains("environments/{env}.tf ONE_MODULE", "zones/{env}.tf.json ONE_MODULE");
    }
}
