package dev.fairway.formats.read;

import static dev.fairway.formats.read.Sample.problems;
import static dev.fairway.formats.read.Sample.read;
import static dev.fairway.formats.read.Sample.values;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is wrong with a text is said in the words of a person, at the line in which a person has to look.
final class FaultsInWordsTest {

    private static final String CONFLICT = "name=1\n<<<<<<< HEAD\nlimit=20\n=======\nlimit=30\n>>>>>>> topic\nlast=4\n";

    @Test
    void yaml() {
        says("a.yaml", "a: 1\ndb:\n\thost: a\n", "3 no YAML: a tab where only blanks may indent");
        says("a.yaml", "a: 1\nlimit 20\ndb: 2\n", "2 no YAML: a line without its colon");
        says("a.yaml", "list:\n  - a\n  b\nc: 1\n", "3 no YAML: a line without its colon");
        says("a.yaml", "a: \"shop\nb: 2\nc: 3\n", "1 no YAML: a text without its closing quote");
        says("a.yaml", "a: 1\nb: {c: 1, d: 2\ne: [1\n", "2 no YAML: a { without its }, or a comma is missing after it");
        says("a.yaml", "a: 1\nb: [1, 2\nc: 3\n", "2 no YAML: a [ without its ], or a comma is missing after it");
        says("a.yaml", "a: @shop\nb: 2\n", "1 no YAML: a text that begins with @ needs quotes");
        says("a.yaml", "a: \"\\q\"\n", "1 no YAML: an unknown escape in a text in double quotes");
    }

    @Test
    void yamlThatIsIndentedWrongly() {
        var indented = " no YAML: a key where none can stand: its line is indented wrongly, or a text with a colon"
                + " needs quotes";
        says("a.yaml", "a:\n  b: 1\n   c: 2\n", "3" + indented);
        says("a.yaml", "a: 1\n  b: 2\n", "2" + indented);
        says("a.yaml", "a: b: c\n", "1" + indented);
        says("a.yaml", "a:\n    b: 1\n  c: 2\n", "3 no YAML: a line that is indented unlike those above it");
    }

    @Test
    void others() {
        says("a.json", "{\"a\": \"shop,\n\"b\": 2}", "1 no JSON: a text without its closing quote");
        says("a.json", "{\"a\": shop}", "1 no JSON: a word without quotes");
        says("a.toml", "a = shop\n", "1 no TOML: a word without quotes");
        says("a.tfvars", "a = 1\ndb = {\n  b = 2\n", "2 no HCL: a { without its }");
        says("a.tfvars", "a = 1\nb = [1,\n", "2 no HCL: a [ without its ]");
    }

    @Test
    void whatOwnReadersRefuseIsReadAndTold() {
        refuses("a.toml", "a = 1\na = 2\n", "2 no TOML: the key \"a\" stands in line 1 too");
        refuses("a.toml", "[a]\nb = 1\n[a]\n", "3 no TOML: the table \"a\" stands in line 1 too");
        refuses("a.toml", "a = 010\n", "1 no TOML: a number that is written as TOML writes none");
        refuses("a.tfvars", "a = 1\na = 2\n", "2 no HCL: the key \"a\" stands in line 1 too");
        refuses("a.tfvars", "a = big\n", "1 no value of a variable: a word without quotes");
        refuses("a.yaml", "a: 1\n<<: 2\n", "2 no YAML: only mappings can be merged by <<");
    }

    @Test
    void whatLooksLikeItIsAccepted() {
        assertThat(problems(read("a.toml", "a = +1_000\nb = 1e6\nc = 0xdead_beef\n[d.e]\nf = 0.5\n[d]\ng = inf\n")))
                .isEmpty();
        assertThat(problems(read("a.tfvars", "a = 60 * 60\nb = [for c in [1]: c]\nd = true\n")))
                .isEmpty();
        assertThat(problems(read("a.tf", "a = big\n"))).isEmpty();
    }

    @Test
    void noFormatHasNul() {
        for (var file : List.of("a.properties", "prod.env", "a.ini", "a.toml", "a.tfvars", "a.yaml", "a.json")) {
            var reading = read(file, "{\"a\": 1}\n\0\0\n");

            assertThat(problems(reading).getFirst())
                    .isEqualTo(file + ":2 a NUL character, which no text holds: the file is damaged");
            assertThat(reading.complete()).isFalse();
        }
        assertThat(values(read("prod.env", "A=1\n# \0\n"))).containsExactly("A = TEXT 1 @1:3");
    }

    @Test
    void aConflictIsCalledOneInEveryFormatAndNoneOfItIsRead() {
        for (var file : List.of("a.yaml", "a.json", "a.toml", "a.tfvars", "a.properties", "prod.env", "a.ini")) {
            var reading = read(file, CONFLICT);

            assertThat(problems(reading)).containsExactly(file + ":2 a merge conflict that nobody resolved");
            assertThat(reading.complete()).isFalse();
            assertThat(reading.documents()).isEmpty();
        }
    }

    @Test
    void whatOnlyLooksLikeAMarkIsNone() {
        assertThat(problems(read("a.yaml", "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> topic\n")))
                .isEmpty();
        assertThat(problems(read("a.properties", "a=1\n=======\nb=2\n"))).isEmpty();
    }

    @Test
    void aStreamWithAConflictIsReadAsAWhole() {
        assertThat(DocumentStream.of(Source.of("a.yaml"), CONFLICT.getBytes(UTF_8)))
                .isEmpty();
    }

    private static void refuses(String file, String text, String fault) {
        var reading = read(file, text);

        assertThat(problems(reading)).containsExactly(file + ":" + fault);
        assertThat(reading.complete()).isTrue();
        assertThat(reading.documents()).hasSize(1);
        assertThat(reading.fault()).isPresent();
    }

    private static void says(String file, String text, String fault) {
        assertThat(problems(read(file, text))).containsExactly(file + ":" + fault);
    }
}
