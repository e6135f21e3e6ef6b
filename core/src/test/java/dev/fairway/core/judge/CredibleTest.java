package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.blame.Blame.Deliberate;
import dev.fairway.core.blame.Historian.Account;
import dev.fairway.core.classify.Classification.Suspicious;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.core.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredibleTest {

    private static final Route ROUTE = new Route(List.of(
            List.of(new Environment("dev", List.of(), Tier.DEV)),
            List.of(new Environment("uat", List.of(), Tier.STAGE)),
            List.of(new Environment("prod", List.of(), Tier.PROD))));

    private static Node value(String environment, String text) {
        return new Scalar(Node.Kind.TEXT, text, new Place(Source.of(environment + ".yaml"), 1, 6));
    }

    /// dev has what uat has, prod something else; history takes uat for the deliberate side.
    private static Difference told(String uat, String prod, FindingKind kind, List<String> at) {
        var held = new LinkedHashMap<String, Held>();
        held.put("dev", new Held.Present(value("dev", uat)));
        held.put("uat", new Held.Present(value("uat", uat)));
        held.put("prod", new Held.Present(value("prod", prod)));
        var row = new Row(
                TreePath.ofKeys("url"), held, List.of(List.of("dev", "uat"), List.of("prod")), Sameness.DIFFERENT);
        var blame = new Blame(
                Optional.empty(),
                List.of(),
                List.of(),
                false,
                false,
                false,
                Blame.Lag.NONE,
                Optional.of(new Deliberate("uat", Optional.of(value("uat", uat)), "it was the last to be changed")),
                Confidence.EXACT);
        return Difference.found(
                        "{env}.yaml",
                        ROUTE,
                        new Address("", "{env}.yaml", "url"),
                        row,
                        new Suspicious(kind, "", at),
                        Optional.empty())
                .withAccount(new Account(blame, Verdict.DRIFT));
    }

    @Test
    void whatNamesAnotherEnvironmentIsNoAdviceForProduction() {
        var difference = told(
                "https://api.uat.example.com",
                "https://api.example.com",
                FindingKind.OTHER_ENVIRONMENT,
                List.of("dev"));

        assertThat(difference.account().orElseThrow().blame().deliberate()).isEmpty();
        assertThat(Sentences.actions(difference))
                .hasSize(2)
                .first()
                .isEqualTo("let dev name its own environment, or accept it");
    }

    @Test
    void whatNamesNobodyIsNoAdviceForThoseThatDoNotNameAnotherEither() {
        var difference = told(
                "https://api.example.com", "https://api.prod.example.com", FindingKind.OTHER_ENVIRONMENT, List.of());

        assertThat(difference.account().orElseThrow().blame().deliberate()).isEmpty();
    }

    @Test
    void whatNamesNobodyIsAdviceForAll() {
        var difference = told("5000", "3000", FindingKind.VALUE, List.of());

        assertThat(difference.account().orElseThrow().blame().deliberate()).isPresent();
        assertThat(Sentences.actions(difference)).first().isEqualTo("prod.yaml:1: 3000 -> 5000");
    }

    @Test
    void aHostThatDiffersByEnvironmentIsCarriedNowhere() {
        var difference = told("https://api.lab.net", "https://api.example.net", FindingKind.VALUE, List.of());

        assertThat(Sentences.actions(difference)).first().isEqualTo("make them equal, or accept the difference");
    }

    @Test
    void whoNamesNobodyElseIsNotCorrectedForAnotherThatDoes() {
        var difference = told("shared-queue", "queue-of-all", FindingKind.OTHER_ENVIRONMENT, List.of("dev"));

        assertThat(Sentences.actions(difference)).first().isEqualTo("let dev name its own environment, or accept it");
    }

    @Test
    void nobodyTypesALongText() {
        var difference = told("one\ntwo\n", "three\nfour\n", FindingKind.VALUE, List.of());

        assertThat(Sentences.actions(difference)).first().isEqualTo("make them equal, or accept the difference");
    }

    @Test
    void whoeverHoldsWhatIsWrongByItselfIsNotTheDeliberateSide() {
        var difference = told("changeme", "real", FindingKind.PLACEHOLDER, List.of("dev", "uat"));

        assertThat(difference.account().orElseThrow().blame().deliberate()).isEmpty();
    }
}
