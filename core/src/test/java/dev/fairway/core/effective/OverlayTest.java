package dev.fairway.core.effective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.tree.Node.Mapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverlayTest {

    @ParameterizedTest(name = "{0}: {1} under {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        # Helm: null removes what the chart says, and stays where the chart says nothing
        HELM | {a: 1, b: {c: 2, d: 3}} | {b: {d: 4, e: 5}} | {a: 1, b: {c: 2, d: 4, e: 5}}
        HELM | {a: [1, 2, 3]} | {a: [4]} | {a: [4]}
        HELM | {a: {b: 1, c: 2}} | {a: {b: null}} | {a: {c: 2}}
        HELM | {a: 1} | {a: null, b: null} | {b: null}
        HELM | {a: {b: 1}} | {a: 2} | {a: 2}
        HELM | {a: 1} | null | {a: 1}
        # Spring: spellings of one name bind to one value, dotted names are nested ones
        SPRING | {pool: {max-size: 1}} | {pool: {maxSize: 2}} | {pool: {max-size: 2}}
        SPRING | {pool: {max-size: 1}} | {pool.max_size: 2} | {pool: {max-size: 2}}
        SPRING | {a.b: 1, a.c: 2} | {a: {c: 3}} | {a: {b: 1, c: 3}}
        SPRING | {a: [1, 2]} | {'a[0]': 3} | {a: [3]}
        SPRING | {a: {b: 1, c: 2}} | {a: {b: null}} | {a: {b: null, c: 2}}
        SPRING | {log: {'[a.b]': 1}} | {log: {'[a.b]': 2}} | {log: {'[a.b]': 2}}
        # .NET: names ignore case, arrays merge by position
        APPSETTINGS | {Log: {Level: 1, To: 2}} | {log: {level: 3}} | {Log: {Level: 3, To: 2}}
        APPSETTINGS | {a: [1, 2, 3]} | {a: [9]} | {a: [9, 2, 3]}
        APPSETTINGS | {a: [{b: 1, c: 2}]} | {a: [{c: 3}, 4]} | {a: [{b: 1, c: 3}, 4]}
        # Names and values, and Terraform variables, are taken whole
        DOTENV | {A: 1, B: 2} | {B: 3, C: 4} | {A: 1, B: 3, C: 4}
        TFVARS | {a: {b: 1, c: 2}} | {a: {b: 3}} | {a: {b: 3}}
        # A base of no particular tool
        PLAIN_BASE | {a: {b: 1, c: [1]}} | {a: {c: [2], d: 3}} | {a: {b: 1, c: [2], d: 3}}
        PLAIN_BASE | {a: {b: 1}} | {a: {b: null}} | {a: {b: null}}
        """)
    void documentsAreLaidOverTheirBasesAsTheirToolWould(MergeStyle style, String base, String over, String expected) {
        assertThat(Flow.show(Overlay.merge(Flow.base(base), Flow.own(over), style)))
                .isEqualTo(expected);
    }

    @Test
    void everyValueKeepsThePlaceOfTheFileThatSetItLast() {
        var merged =
                (Mapping) Overlay.merge(Flow.base("{a: 1, b: {c: 2, d: 3}}"), Flow.own("{b: {d: 4}}"), MergeStyle.HELM);

        var inherited = merged.get("a").orElseThrow().place();
        assertThat(inherited.source().base()).isTrue();
        assertThat(inherited.file()).isEqualTo("base.yaml");
        var inner = (Mapping) merged.get("b").orElseThrow();
        assertThat(inner.get("c").orElseThrow().place().source().base()).isTrue();
        assertThat(inner.get("d").orElseThrow().place().source().base()).isFalse();
        assertThat(inner.place().file()).isEqualTo("prod.yaml");
    }
}
