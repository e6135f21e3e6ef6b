package dev.fairway.core.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Under `environments`, `envs` and `env` every sibling is an environment, whatever its name.
final class FolderOfEnvironmentsTest {

    @Test
    void nameBesideTheSameNameWithASuffixIsProduction() {
        var found = Found.in("environments/oss-vdb/k.yaml", "environments/oss-vdb-test/k.yaml");

        assertThat(found.route().find("oss-vdb").map(Environment::tier)).contains(Tier.PROD);
        assertThat(found.route().find("oss-vdb-test").map(Environment::tier)).contains(Tier.TEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        environments/blue/a.yaml environments/green/a.yaml | environments/{env}/a.yaml blue,green
        envs/blue.tfvars envs/green.tfvars | envs/{env}.tfvars blue,green
        env/blue/a.yaml env/green/a.yaml env/red/a.yaml | env/{env}/a.yaml blue,green,red
        """)
    void unknownNamesUnderAFolderOfEnvironmentsAreEnvironments(String paths, String units) {
        assertThat(Found.units(Found.in(paths.split(" ")))).containsExactly(units);
    }

    @Test
    void filesOfWhichOnlyTheFolderSpeaksOfEnvironmentsAreComparedWhenAskedFor() {
        var files = Map.of("environments/py313.yaml", "", "environments/py314.yaml", "");

        assertThat(Found.in(files).families()).isEmpty();
        assertThat(Found.left(Found.in(files))).containsExactly("environments/{env}.yaml UNKNOWN_NAMES");
        assertThat(Found.units(Found.in(files, new Options(true, false, List.of()))))
                .containsExactly("environments/{env}.yaml py313,py314");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env/bin/activate env/lib/site.py env/pyvenv.cfg",
                "environments/only.yaml",
                "env/blue/a.yaml env/green/b.yaml",
            })
    void foldersThatShareNothingAndHaveNoKnownNameDescribeNoEnvironment(String paths) {
        var found = Found.in(paths.split(" "));

        assertThat(found.families()).isEmpty();
        assertThat(Found.left(found)).isEmpty();
    }
}
