package dev.fairway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What documents show is what is there.
final class DocumentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"docs/ci/github-workflow.yml", "docs/ci/gitlab-ci.yml"})
    void theReadmeShowsTheJobsAsTheyAre(String file) {
        var readme = Repository.text(Repository.ROOT.resolve("README.md"));

        assertThat(readme).contains("```yaml\n" + Repository.text(Repository.ROOT.resolve(file)) + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/ci/ledger-job.sh", "docs/ci/ledger-github.yml"})
    void thePageOfTheLedgersJobShowsItAsItIs(String file) {
        var page = Repository.text(Repository.ROOT.resolve("docs/ci-ledger.md"));

        assertThat(page).contains("\n" + Repository.text(Repository.ROOT.resolve(file)) + "```");
    }
}
