package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TemplateTest {

    @Test
    void actionsInValuesStayAsTheyAreWritten() {
        assertThat(values(
                        "a.yaml",
                        "image: {{ .Values.image }}:{{ .Values.tag }}\nport: 80\nurl: \"https://{{ host }}/x\"\n"))
                .containsExactly(
                        "image = TEXT {{ .Values.image }}:{{ .Values.tag }} @1:8",
                        "port = NUMBER 80 @2:7",
                        "url = TEXT https://{{ host }}/x @3:6");
    }

    @Test
    void conditionsVanishAndTheLastBranchCounts() {
        var reading = read("deployment.yaml.tmpl", """
            {{- if .prod }}
            replicas: 3
            {{- else }}
            replicas: 1
            {{- end }}
            {% if x %}
            a: 1
            {% endif %}
            <% if x %>
            b: <%= ENV["B"] %>
            <% end %>
            """);
        assertThat(values(reading))
                .containsExactly("replicas = NUMBER 1 @4:11", "a = NUMBER 1 @7:4", "b = TEXT <%= ENV[\"B\"] %> @10:4");
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().line()).isEqualTo(1);
            assertThat(problem.effect()).isEqualTo(ReadProblem.Effect.DOUBT);
        });
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void theNameMayHideTheFormat() {
        var reading = read("kubernetes/deployment-staging.tmpl", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: app
            spec:
              image: example/app:__IMAGE_TAG__
              enabled: yes
            """);
        assertThat(reading.format()).isEqualTo(Format.YAML);
        assertThat(values(reading))
                .contains("spec.image = TEXT example/app:__IMAGE_TAG__ @6:10", "spec.enabled = BOOLEAN true @7:12");
    }

    @Test
    void whatATemplateInsertsIsMissing() {
        var reading = read("templates/a.yaml", "labels:\n  {{- include \"labels\" . | nindent 2 }}\n  app: x\n");
        assertThat(values(reading)).containsExactly("labels.app = TEXT x @3:8");
        assertThat(reading.complete()).isFalse();
        assertThat(reading.problems().getFirst().place().line()).isEqualTo(2);
    }

    @Test
    void contentOfBlockScalarsIsNoTemplateOfTheFile() {
        assertThat(values("rules.yaml", "a: {{ x }}\nrule: |\n  {{ if gt 1 }}\n  firing\n  {{ end }}\n"))
                .containsExactly("a = TEXT {{ x }} @1:4", "rule = TEXT {{ if gt 1 }}\nfiring\n{{ end }}\n @3:3");
    }

    @Test
    void namesBetweenAtSignsAreValues() {
        assertThat(values("application.yml", "version: @project.version@\n"))
                .containsExactly("version = TEXT @project.version@ @1:10");
    }

    @Test
    void otherPlaceholdersArePlainText() {
        assertThat(values("a.yaml", "a: ${VAR:default}\nb: $(X)\nc: ((y))\n"))
                .containsExactly("a = TEXT ${VAR:default} @1:4", "b = TEXT $(X) @2:4", "c = TEXT ((y)) @3:4");
    }

    @Test
    void jsonTemplatesAreReadToo() {
        assertThat(values("a.json.tmpl", "{\"a\": {{ .x }}, \"b\": \"{{ .y }}\",\n{{ if z }}\n \"c\": 1\n{{ end }}\n}"))
                .containsExactly("a = TEXT {{ .x }} @1:7", "b = TEXT {{ .y }} @1:22", "c = NUMBER 1 @3:7");
    }

    @Test
    void whatDoesNotParseIsAGapAndTheRestIsRead() {
        var reading = read("a.yaml.j2", "a: 1\n---\n{{ x }}\n  b: [\n---\nc: 2\n");
        assertThat(values(reading)).containsExactly("a = NUMBER 1 @1:4", "c = NUMBER 2 @6:4");
        assertThat(reading.complete()).isFalse();
    }

    @Test
    void templatesNeverClosedEnd() {
        var reading = read("a.yaml", "a: " + "{{ ".repeat(200_000));
        assertThat(reading.documents()).isEmpty();
        assertThat(reading.complete()).isFalse();
    }
}
