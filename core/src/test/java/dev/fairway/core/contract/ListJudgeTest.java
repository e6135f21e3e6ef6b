package dev.fairway.core.contract;

import static dev.fairway.core.contract.Contracts.PLACE;
import static dev.fairway.core.contract.Contracts.ROUTE;
import static dev.fairway.core.contract.Contracts.TODAY;
import static dev.fairway.core.contract.Contracts.allowing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.compare.Aligner;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.compare.Row;
import dev.fairway.core.compare.Side;
import dev.fairway.core.contract.Judgement.Expected;
import dev.fairway.core.contract.Judgement.Undetermined;
import dev.fairway.core.contract.Judgement.Violated;
import dev.fairway.core.finding.Address;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list that a contract allows as a whole is judged by all of its members, however it was compared.
final class ListJudgeTest {

    private static final String FILE = "config/{env}.yaml";
    private static final Rule AGREED = allowing("hosts", allow(whole("a", "b"), whole("a", "b", "c")));

    @ParameterizedTest
    @ValueSource(strings = {"a b c", "c b a"})
    void theSameMembersInAnyOrderAreAllowed(String prod) {
        assertThat(judge(AGREED, list("a", "b"), list(prod.split(" ")))).isInstanceOf(Expected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a b d", "a b c c", "a a b c", "c", "a b c d"})
    void otherMembersAreNot(String prod) {
        assertThat(judge(AGREED, list("a", "b"), list(prod.split(" "))))
                .isInstanceOfSatisfying(
                        Violated.class,
                        violated -> assertThat(violated.environments()).containsExactly("prod"));
    }

    @Test
    void aMemberInPlaceOfTheListIsNot() {
        assertThat(judge(AGREED, list("a", "b"), text("a"))).isInstanceOf(Violated.class);
        assertThat(judge(AGREED, list("a", "b"), list())).isInstanceOf(Violated.class);
    }

    @Test
    void aListOfOneIsNotTheValueItself() {
        var one = allowing("hosts", allow(Contracts.exact("a"), Contracts.exact("b")));

        assertThat(judge(one, text("a"), text("b"))).isInstanceOf(Expected.class);
        assertThat(judge(one, text("a"), list("b"))).isInstanceOf(Violated.class);
        assertThat(judge(one, list("a"), list("b", "b"))).isInstanceOf(Expected.class);
    }

    @Test
    void theSentenceSaysWhichListIsMeant() {
        assertThat(((Violated) judge(AGREED, list("a", "b"), list("a", "b", "d"))).why())
                .startsWith("config/{env}.yaml#hosts: the contract allows [[a, b, c]] in prod, found [a, b, d]");
    }

    @Test
    void oneOfSeveralListsMayStandThere() {
        var either = new Allowed.OneOf(List.of(exact("a", "b"), new Allowed.Absent()));
        var rule = allowing("hosts", allow(either, either));

        assertThat(judge(rule, list("a", "b"), list("b", "a"))).isInstanceOf(Expected.class);
        assertThat(judge(rule, list("a", "b"), list("a"))).isInstanceOf(Violated.class);
    }

    @Test
    void whatIsHiddenInAListCannotBeJudged() {
        var secret = new Node.Listing(List.of(new Node.Secret("fp:1", PLACE), text("b")), PLACE);

        assertThat(judge(AGREED, secret, list("a", "b", "c"))).isInstanceOf(Undetermined.class);
    }

    private static Judgement judge(Rule rule, Node dev, Node prod) {
        var sides = new LinkedHashMap<String, Side>();
        sides.put("dev", new Side.Stated(hosts(dev)));
        sides.put("prod", new Side.Stated(hosts(prod)));
        var rows = new ArrayList<Row>();
        Aligner.align(FILE, sides, Naming.NONE, rows::add);
        assertThat(rows).hasSize(1);
        var row = rows.getFirst();
        var book = RuleBook.of(new Contract(List.of(rule), List.of()), ROUTE);
        var address = new Address("", FILE, row.path().toString());
        return Judge.judge(book, book.named(address), address, row, TODAY);
    }

    private static SequencedMap<String, Allowed> allow(Allowed dev, Allowed prod) {
        var allow = new LinkedHashMap<String, Allowed>();
        allow.put("dev", dev);
        allow.put("prod", prod);
        return allow;
    }

    private static Allowed whole(String... members) {
        return new Allowed.OneOf(List.of(exact(members)));
    }

    private static Allowed exact(String... members) {
        return new Allowed.Exact(list(members));
    }

    private static Node hosts(Node value) {
        return new Node.Mapping(List.of(new Node.Entry("hosts", PLACE, value)), PLACE);
    }

    private static Node list(String... members) {
        return new Node.Listing(Arrays.stream(members).map(ListJudgeTest::text).toList(), PLACE);
    }

    private static Node text(String text) {
        return new Node.Scalar(Kind.TEXT, text, PLACE);
    }
}
