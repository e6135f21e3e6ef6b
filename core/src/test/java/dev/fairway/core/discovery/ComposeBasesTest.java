package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComposeBasesTest {

    @Test
    void servicesOfAFolderInheritFromTheComposeFileAboveIt() {
        var services = "volumes:\n  data:\nservices:\n  web:\n    image: shop\n";

        assertThat(Found.units(Found.in(Map.of(
                        "compose.yml",
                        services,
                        "docker/dev.yml",
                        services,
                        "docker/prod.yml",
                        "volumes:\n  data:\n"))))
                .containsExactly("docker/{env}.yml dev,prod < compose.yml");
        assertThat(Found.units(Found.in(Map.of(
                        "compose.yml", services, "config/dev.yml", "services: [a]\n", "config/prod.yml", "a: 1\n"))))
                .containsExactly("config/{env}.yml dev,prod");
    }
}
