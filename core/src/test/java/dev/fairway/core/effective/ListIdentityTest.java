package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node.Listing;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ListIdentityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "none", textBlock = """
        [{name: a}, {name: b}] | [{name: b}] | name
        [{name: a}, {name: a}] | [{name: b}] | none
        [{name: a, id: 1}, {name: a, id: 2}] | [{name: a, id: 1}] | id
        [{containerPort: 80}] | [{containerPort: 81}] | containerPort
        [{port: 53, protocol: UDP}, {port: 53}] | [] | port+protocol
        [{mountPath: /a}] | [{mountPath: /b}] | mountPath
        [{product: a, component: b}, {product: a, component: c}] | [] | product+component
        [{op: add, path: /a}, {op: remove, path: /b}] | [{op: add, path: /a}] | path
        [{metadata: {name: a}}] | [{metadata: {name: b}}] | metadata.name
        [{name: a}, b] | [{name: b}] | none
        [{name: {x: 1}}] | [] | none
        [] | [] | none
        """)
    void theIdentityIsWhatEveryItemHasAndNoneShares(String left, String right, String expected) {
        var lists = Arrays.asList(((Listing) Flow.own(left)).items(), ((Listing) Flow.own(right)).items());

        assertThat(ListIdentity.identityOf(lists).orElse(null)).isEqualTo(expected);
    }

    @Test
    void anUnsaidProtocolIsTcp() {
        assertThat(ListIdentity.valueOf(Flow.own("{port: 53}"), "port+protocol"))
                .contains("53+TCP");
    }
}
