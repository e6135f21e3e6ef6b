package dev.fairway.core.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is said of a change that is judged.
final class MovesTest {

    private static final Place PLACE = new Place(Source.of("prod.yaml"), 1, 1);

    @Test
    void onlyWhoHoldsSomethingElseMoved() {
        var now = holding("90");

        assertThat(Move.of("main", holding("60").row(), now))
                .extracting(Move::environment)
                .containsExactly("prod");
        assertThat(Move.of("main", now.row(), now)).isEmpty();
    }

    @Test
    void theLastCommitOfThatEnvironmentIsNamed() {
        var now = Example.setting("timeout", "30", "30", "90")
                .moved("prod", "a".repeat(40), "30", "60")
                .moved("prod", "b".repeat(40), "60", "90")
                .told();
        var moved = now.withMoves(Move.of("main", holding("30").row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod went from 30 to 90 (Ada, \"Change it\" bbbbbbbb)");
        assertThat(Sentences.actions(moved).getFirst()).isEqualTo("prod.yaml:1: take it back, 90 -> 30");
    }

    @Test
    void aSecretIsNeverSaid() {
        var now = holding(new Node.Secret("abc", PLACE));
        var then = holding(new Node.Secret("def", PLACE));
        var moved = now.withMoves(Move.of("main", then.row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod went from (secret) to (secret)");
    }

    @Test
    void whatCameOrWentIsTakenBackInWords() {
        var now = holding("90");
        var moved = now.withMoves(Move.of("main", holding("-").row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod went from absent to 90");
        assertThat(Sentences.actions(moved).getFirst()).isEqualTo("prod.yaml:1: take it out again");
    }

    @Test
    void whatIsInheritedNowIsPutBackWhereItStood() {
        var base = new Place(new Source("base.yaml", true, false), 7, 3);
        var now = holding(new Node.Scalar(Node.Kind.NUMBER, "20", base));
        var moved = now.withMoves(Move.of("main", holding("90").row(), now));

        assertThat(Sentences.actions(moved).getFirst())
                .isEqualTo("prod.yaml:1, as it was: put 90 back in prod, which inherits 20 now");
    }

    @Test
    void whatAllInheritIsTakenBackForAll() {
        var base = new Place(new Source("base.yaml", true, false), 7, 3);
        var then = holding(new Node.Scalar(Node.Kind.NUMBER, "90", base));
        var now = holding(new Node.Scalar(Node.Kind.NUMBER, "20", base));
        var moved = now.withMoves(Move.of("main", then.row(), now));

        assertThat(Sentences.actions(moved).getFirst())
                .isEqualTo("base.yaml:7: take it back for all that inherit it, 20 -> 90");
    }

    @Test
    void whatCameWithABaseIsTakenBackThere() {
        var base = new Place(new Source("base.yaml", true, false), 7, 3);
        var now = holding(new Node.Scalar(Node.Kind.NUMBER, "20", base));
        var moved = now.withMoves(Move.of("main", holding("-").row(), now));

        assertThat(Sentences.actions(moved).getFirst())
                .isEqualTo("take back in prod what the change did: it inherits base.yaml:7 now");
    }

    @Test
    void aVersionThatWentDownIsCalledADowngrade() {
        var now =
                Example.setting("image", "1.5.0", "1.5.0", "1.4.2").version("").told();
        var then =
                Example.setting("image", "1.5.0", "1.5.0", "1.6.0").version("").told();

        assertThat(Moves.told(now.withMoves(Move.of("main", then.row(), now))))
                .hasValue("Since main, prod was downgraded from 1.6.0 to 1.4.2");
        assertThat(Moves.told(then.withMoves(Move.of("main", now.row(), then))))
                .hasValue("Since main, prod went from 1.4.2 to 1.6.0");
    }

    @Test
    void ofLongTextsOnlyWhatSetsThemApartIsTyped() {
        var now = holding("https://orders-and-payments-dev.internal.example.com/v2/accounts");
        var then = holding("https://orders-and-payments.internal.example.com/v2/accounts");
        var moved = now.withMoves(Move.of("main", then.row(), now));

        assertThat(Sentences.actions(moved).getFirst())
                .isEqualTo("prod.yaml:1: take it back, …d-payments-dev.internal.… -> …d-payments.internal.…");
    }

    @Test
    void ofAListItIsSaidWhatCameAndWhatWent() {
        var now = holding(list("a", "c", "d"));
        var moved = now.withMoves(Move.of("main", holding(list("a", "b", "c")).row(), now));

        assertThat(Moves.told(moved)).hasValue("Since main, prod lost b, and got d");
        assertThat(Sentences.actions(moved).getFirst()).isEqualTo("prod.yaml:1: take it back, it lost b, and got d");
    }

    private static Node list(String... members) {
        return new Node.Listing(
                Stream.of(members)
                        .<Node>map(text -> new Node.Scalar(Node.Kind.TEXT, text, PLACE))
                        .toList(),
                PLACE);
    }

    private static Difference holding(String prod) {
        return Example.setting("timeout", "30", "30", prod).told();
    }

    private static Difference holding(Node prod) {
        var plain = holding("90");
        var held = new LinkedHashMap<>(plain.row().values());
        held.put("prod", new Held.Present(prod));
        var row = new Row(
                plain.row().path(), held, plain.row().groups(), plain.row().sameness());
        return Difference.found(plain.unit(), plain.route(), plain.address(), row, plain.suspicion(), Optional.empty());
    }
}
