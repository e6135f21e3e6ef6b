package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an environment has beside the file that is compared.
class FurtherFilesTest {

    private static final String RESOURCES = "src/main/resources/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                RESOURCES + "application-prod.properties",
                RESOURCES + "application-prod.yaml",
                RESOURCES + "config/application-prod.yml",
                RESOURCES + "bootstrap-prod.yml",
                "config/application-prod.yml",
                "application-prod.yml"
            })
    void whatSpringLaysOverAProfileIsNotPassedOver(String further) {
        assertThat(besides(
                        further,
                        RESOURCES + "application-dev.yml",
                        RESOURCES + "application-prod.yml",
                        RESOURCES + "application.yml"))
                .containsExactly(further + " [prod]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/prod.yml",
                "config/prod.json",
                "config/prod-override.yaml",
                "config/prod/extra.yaml",
                "config/prod.local.yaml"
            })
    void aSecondFileOfOneEnvironmentIsNotPassedOver(String further) {
        assertThat(besides(further, "config/dev.yaml", "config/stage.yaml", "config/prod.yaml"))
                .containsExactly(further + " [prod]");
    }

    @Test
    void aLocalDotenvOfProductionIsNotPassedOver() {
        assertThat(besides(".env.prod.local", ".env.dev", ".env.prod")).containsExactly(".env.prod.local [prod]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/ingress-prod.yaml",
                "config/prod-eu-fwi.yaml",
                "config/other.yaml",
                "config/dev.local.yaml",
                "config/prod.md",
                "other/prod-override.yaml"
            })
    void whatIsNotLaidOverTheFileIsNoConcernOfIt(String other) {
        assertThat(besides(other, "config/dev.yaml", "config/stage.yaml", "config/prod.yaml"))
                .isEmpty();
    }

    @Test
    void whatEveryEnvironmentHasIsComparedAndNotFurther() {
        assertThat(besides(
                        "config/prod-override.yaml", "config/dev-override.yaml", "config/dev.yaml", "config/prod.yaml"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.profiles.group.prod: hard",
                "spring.profiles.group.prod: [\"hard\", other]",
                "spring:\n  profiles:\n    group:\n      prod: hard, other\nshop: 1",
                "spring:\n  profiles:\n    group:\n      dev: soft\n      prod:\n      - hard\n",
                "spring.profiles:\n  group:\n    \"prod\":\n      - other\n      - hard # all\n"
            })
    void aProfileThatComesWithAnEnvironmentIsNotPassedOver(String text) {
        var files = new LinkedHashMap<String, String>();
        files.put("application.yml", text);
        for (var name : List.of("dev", "prod", "hard")) {
            files.put("application-" + name + ".yml", "");
        }
        assertThat(further(Found.in(files))).containsExactly("application-hard.yml [prod]");
        files.put("application.yml", "shop:\n  group:\n    name: hard\n");
        assertThat(further(Found.in(files))).isEmpty();
    }

    private static List<String> besides(String further, String... compared) {
        var paths = new ArrayList<>(List.of(compared));
        paths.add(further);
        return further(Found.in(paths.toArray(String[]::new)));
    }

    private static List<String> further(Discovered discovered) {
        return discovered.uncompared().stream()
                .filter(left -> left.reason() == Uncompared.Reason.FURTHER)
                .map(left -> left.template() + " " + left.names())
                .toList();
    }
}
