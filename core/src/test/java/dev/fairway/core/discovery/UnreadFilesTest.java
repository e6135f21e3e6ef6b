package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forms that no reader knows are told where environments have them.
class UnreadFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nginx.conf.j2",
                "app.service",
                "default.vcl",
                ".htaccess",
                "crontab",
                "policy.rego",
                "app.ron",
                "site.crt",
                "limits.csv",
                "main.bicep",
                "app.lua",
                "Dockerfile",
                "environment.py",
                "settings.rb"
            })
    void aFormThatFoldersOfEnvironmentsShareIsTold(String file) {
        assertThat(unread("deploy/dev/" + file, "deploy/prod/" + file, "deploy/dev/a.yaml", "deploy/prod/a.yaml"))
                .containsExactly("deploy/{env}/" + file + " [dev, prod]");
        assertThat(unread("deploy/dev/" + file, "deploy/prod/" + file))
                .as("nothing else is there")
                .containsExactly("deploy/{env}/" + file + " [dev, prod]");
    }

    @Test
    void aTemplateOfAFormThatIsReadIsNotTold() {
        assertThat(unread("config/stage.yml.j2", "config/prod.yml.j2", "vars/stage.toml.tpl", "vars/prod.toml.tpl"))
                .isEmpty();
        assertThat(unread("config/stage.conf.j2", "config/prod.conf.j2")).hasSize(1);
    }

    @Test
    void filesOfOneGroupAreToldTogether() {
        assertThat(unread(
                        "deploy/dev/a.yaml", "deploy/prod/a.yaml",
                        "deploy/dev/b.lua", "deploy/prod/b.lua",
                        "deploy/dev/c.lua", "deploy/prod/c.lua",
                        "deploy/dev/d.lua", "deploy/prod/d.lua",
                        "deploy/dev/e.lua", "deploy/prod/e.lua"))
                .containsExactly("deploy/{env}/b.lua, c.lua, d.lua and 1 more [dev, prod]");
    }

    /// A generator puts them into an object, and objects are compared.
    @Test
    void whatAKustomizationMakesAnObjectOfIsCompared() {
        var overlay =
                "configMapGenerator:\n  - name: shop\n    files:\n      - configs/a.conf\n      - b.conf=c.conf\n";
        var files = new LinkedHashMap<String, String>();
        for (var environment : List.of("stage", "prod")) {
            var folder = "overlays/" + environment + "/";
            files.put(folder + "kustomization.yaml", overlay);
            List.of("configs/a.conf", "c.conf", "d.conf").forEach(file -> files.put(folder + file, ""));
        }

        assertThat(unread(Found.in(files))).containsExactly("overlays/{env}/d.conf [prod, stage]");
    }

    @Test
    void programsOfEnvironmentsAreToldWhereTheirNamesSpeakOfSettings() {
        assertThat(unread("deploy/dev/main.py", "deploy/prod/main.py", "deploy/dev/a.yaml", "deploy/prod/a.yaml"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s.service", "nginx.%s.conf.j2", "Dockerfile.%s", "%s.bicep", "%s.csv"})
    void aFormThatSiblingsShareIsTold(String file) {
        assertThat(unread(file.formatted("stage"), file.formatted("prod")))
                .containsExactly(file.formatted("{env}") + " [prod, stage]");
    }

    private static List<String> unread(String... paths) {
        return unread(Found.in(paths));
    }

    private static List<String> unread(Discovered found) {
        return found.uncompared().stream()
                .filter(left -> left.reason() == Uncompared.Reason.NO_READER)
                .map(left -> left.template() + " " + left.names())
                .toList();
    }
}
