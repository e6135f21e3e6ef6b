package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApplicationsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a/overlays/{env}/ b/overlays/{env}/ c/d/overlays/{env}/         | a b c/d
        apps/a/{env}/ apps/b/{env}/                                     | a b
        apps/a/{env}/ other/b/{env}/                                    | a other/b
        a/config/{env}.yaml b/config/{env}.yaml                         | a b
        clusters/x/{env}.values.yaml clusters/y/{env}.values.yaml clusters/x/enc-{env}.yaml | x y x
        charts/a/values-{env}.yaml charts/b/values-{env}.yaml charts/a/tags/{env}/ | a b a
        apps/{env}/ clusters/{env}/                                     | - -
        config/{env}.yaml                                               | -
        x-{env}.yaml y-{env}.yaml                                       | - -
        {env}/ a/{env}/                                                 | - -
        """)
    void applicationsAreTheVaryingParts(String templates, String expected) {
        var paths = List.of(templates.split(" "));
        var names = Applications.of(paths);

        assertThat(paths.stream().map(path -> names.getOrDefault(path, "-")).toList())
                .containsExactly(expected.split(" "));
    }
}
