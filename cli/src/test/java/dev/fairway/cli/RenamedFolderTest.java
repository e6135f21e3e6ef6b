package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A contract that names a folder as it was called before is told where its files are now.
final class RenamedFolderTest {

    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        write("variables", "large");
        repository.commit("Begin");
        console.run("contract", "init", "--baseline");
        repository.commit("Agree");
        ENVIRONMENTS.forEach(environment -> repository.delete("variables/%s.yml".formatted(environment)));
    }

    private void write(String name, String production) {
        for (var environment : ENVIRONMENTS) {
            var flavour = switch (environment) {
                case "dev" -> "small";
                case "staging" -> "middle";
                default -> production;
            };
            repository.write(name + "/%s.yml".formatted(environment), "flavour: %s\nretries: 3\n".formatted(flavour));
        }
    }

    @Test
    void theContractIsSaidToNameAFileThatIsGone() {
        write("vars", "large");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(words()).contains("as variables/{env}.yml#…, which is gone", "change its match to vars/{env}.yml");

        console.run("check", "--since", "HEAD");
        assertThat(words()).contains("as variables/{env}.yml#…, which is gone");
    }

    @Test
    void notWhereTheValuesAreOthers() {
        write("vars", "huge");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(words()).doesNotContain("which is gone");
    }

    private String words() {
        return console.out().replaceAll("\\s+", " ");
    }
}
