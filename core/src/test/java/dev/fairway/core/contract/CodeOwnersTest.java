package dev.fairway.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeOwnersTest {

    @ParameterizedTest
    @CsvSource({
        "*, a/b.yaml, true",
        "*.js, a/b.js, true",
        "*.js, a/b.jsx, false",
        "/docs/, docs/a/b.md, true",
        "/docs/, x/docs/a.md, false",
        "docs/*, docs/a.md, true",
        "docs/*, docs/a/b.md, false",
        "apps/, x/apps/y/z, true",
        "/apps/github, apps/github/x, true",
        "apps/, apps, false",
        "**/logs, a/b/logs/c, true",
        "/config/prod.yaml, config/prod.yaml, true",
        "config/prod.yaml, x/config/prod.yaml, false",
        "a/**/b, a/b, true",
        "a/**/b, a/x/y/b, true",
        "/infra/, infra/prod/main.tf, true",
        "prod.yaml, config/prod.yaml, true",
    })
    void patternsReachWhatGitHubSaysTheyReach(String pattern, String path, boolean reaches) {
        assertThat(CodeOwners.matches(pattern, path)).isEqualTo(reaches);
    }

    @Test
    void theLastPatternThatMatchesDecides() {
        var text = """
            # owners
            *              @org/all
            /config/       @org/ops @org/dev # both
            /config/free/
            odd\\ name.yaml me@example.com
            """;
        assertThat(CodeOwners.ownerOf(text, "README.md")).contains("@org/all");
        assertThat(CodeOwners.ownerOf(text, "config/prod.yaml")).contains("@org/ops");
        assertThat(CodeOwners.ownerOf(text, "config/free/prod.yaml")).isEmpty();
        assertThat(CodeOwners.ownerOf(text, "a/odd name.yaml")).contains("me@example.com");
        assertThat(CodeOwners.ownerOf("", "a")).isEmpty();
    }

    @Test
    void sectionsGiveTheirDefaultOwners() {
        var text = "[Docs] @docs\n*.md\n^[Code][2] @code\n*.java @java\n*.kt\n";
        assertThat(CodeOwners.ownerOf(text, "a.md")).contains("@docs");
        assertThat(CodeOwners.ownerOf(text, "a.java")).contains("@java");
        assertThat(CodeOwners.ownerOf(text, "a.kt")).contains("@code");
    }

    @Test
    void aSectionThatHasToAgreeComesBeforeOptionalOnes() {
        var text = """
            * @all
            ^[Ruby on Rails] @rails
            *.rb
            [Config][2]
            config/ @ops
            !config/free.yaml
            config/free.yaml @nobody
            [ config ] @late
            config/prod.yaml
            """;
        assertThat(CodeOwners.ownerOf(text, "config/stage.yaml")).contains("@all");
        assertThat(CodeOwners.ownerOf(text.substring(text.indexOf('\n') + 1), "config/stage.yaml"))
                .contains("@ops");
        var sections = text.substring(text.indexOf('\n') + 1);
        assertThat(CodeOwners.ownerOf(sections, "a.rb")).contains("@rails");
        assertThat(CodeOwners.ownerOf(sections, "config/a.rb")).contains("@ops");
        assertThat(CodeOwners.ownerOf(sections, "config/free.yaml")).isEmpty();
        assertThat(CodeOwners.ownerOf(sections, "config/prod.yaml")).contains("@late");
    }

    @Test
    void whatIsNoOwnerIsPassedOver() {
        assertThat(CodeOwners.ownerOf("* nobody @team", "a")).contains("@team");
        assertThat(CodeOwners.ownerOf("* nobody", "a")).isEmpty();
        assertThat(CodeOwners.ownerOf("[Open @a\n* @b", "x")).contains("@b");
    }
}
