package dev.fairway.formats.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fairway.core.contract.Allowed;
import dev.fairway.core.contract.Must;
import dev.fairway.core.contract.Rule;
import dev.fairway.core.contract.ValueType;
import dev.fairway.core.tree.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContractReaderTest {

    @Test
    void theSeedIsReadToTheLetter() {
        var reading = read(Samples.SEED);
        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.contract().rules())
                .extracting(Rule::match)
                .containsExactly("LOG_LEVEL", "RESOURCE_LIMITS_CPU", "PAYMENT_GATEWAY_URL");
        var logLevel = reading.contract().rules().getFirst();
        assertThat(logLevel.brief()).isTrue();
        assertThat(logLevel.allow().values()).extracting(Allowed::text).containsExactly("debug", "warn");
        assertThat(logLevel.place()).hasToString("contract.yaml:3");
    }

    @Test
    void theTypedFormIsReadToTheLetter() {
        var reading = read(Samples.TYPED);
        assertThat(reading.mistakes()).isEmpty();
        var replicas = reading.contract().rules().get(1);
        assertThat(replicas.type()).contains(ValueType.INTEGER);
        assertThat(replicas.allow().values()).extracting(Allowed::text).containsExactly("1..2", "2..4", "3..50");
        assertThat(replicas.until()).contains(LocalDate.of(2027, 3, 1));
        assertThat(reading.contract().rules().get(2).must()).contains(Must.DIFFER);
        var exception = reading.contract().exceptions().getFirst();
        assertThat(exception.environments()).containsExactly("prod");
        assertThat(exception.owner()).isEqualTo("team-payments");
        assertThat(exception.until()).isEqualTo("2026-12-31");
    }

    @Test
    void everyFormOfAllowIsUnderstood() {
        var reading = read("""
            rules:
              - match: A
                allow:
                  a: any
                  b: absent
                  c: present
                  d: 1..3
                  e: /v\\d+/
                  f: https://api.{env}.example.com
                  g: [x, 1..2]
                  h: ../etc
                  i: 500m..2
            """);
        assertThat(reading.mistakes()).isEmpty();
        assertThat(reading.contract().rules().getFirst().allow().values())
                .<Class<?>>extracting(Object::getClass)
                .containsExactly(
                        Allowed.Any.class,
                        Allowed.Absent.class,
                        Allowed.Present.class,
                        Allowed.Range.class,
                        Allowed.Matching.class,
                        Allowed.Template.class,
                        Allowed.OneOf.class,
                        Allowed.Exact.class,
                        Allowed.Range.class);
    }

    @Test
    void allMistakesAreNamedAtOnceWithPlaceAndNearestWord() {
        var reading = read("""
            expected_differences:
              LOG_LEVEL: debug
            rules:
              - match: A
                type: integr
                allow: {dev: 3..1}
              - mach: B
                must: differ
            exceptions:
              - match: C
                owner: me
            ruls: []
            """);
        assertThat(reading.mistakes().stream().map(Object::toString))
                .containsExactly(
                        "contract.yaml:2: 'LOG_LEVEL' in expected_differences is a mapping of keys to values",
                        "contract.yaml:5: 'integr' is no type of a value: did you mean 'integer'?",
                        "contract.yaml:6: the range ends before it begins",
                        "contract.yaml:7: 'mach' is no key of a rule: did you mean 'match'?",
                        "contract.yaml:7: this rule needs match: which addresses it speaks of",
                        "contract.yaml:10: this exception never ends: it needs until, its last day",
                        "contract.yaml:12: 'ruls' is no part of a contract: did you mean 'rules'?");
    }

    @Test
    void aCopyThatLostItsIndentationIsExplained() {
        assertThat(read("expected_differences:\nLOG_LEVEL:\nstaging: debug\n").mistakes())
                .first()
                .asString()
                .isEqualTo("contract.yaml:2: 'LOG_LEVEL' has lost its indentation:"
                        + " it belongs below expected_differences, two spaces in");
    }

    @Test
    void aKeyThatStandsTwiceIsAMistake() {
        assertThat(read("expected_differences:\n  A: {dev: 1}\n  A: {dev: 2}\n").mistakes())
                .singleElement()
                .asString()
                .isEqualTo("contract.yaml:3: 'A' stands here again: the first is in line 2");
    }

    @Test
    void anchorsAreExpandedWithinLimits() {
        assertThat(read("expected_differences:\n  A: &x {dev: 1, prod: 2}\n  B: *x\n")
                        .contract()
                        .rules())
                .hasSize(2);
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        assertThat(read(bomb.toString()).mistakes()).isNotEmpty();
    }

    @Test
    void brokenAndHostileTextIsAMistakeAndNothingWorse() {
        var texts = List.of(
                "rules: [",
                "a: b: c",
                "\t- x",
                "&a [*a]",
                "*b",
                "[".repeat(100_000),
                "{a: ".repeat(50_000),
                "--- 1\n--- 2\n",
                "? [a, b]\n: c\n",
                "rules:\n  - match: A\n    allow: /(/\n",
                "\u0000",
                "%YAML 9.9\n---\n");
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var text : texts) {
                assertThat(read(text).mistakes())
                        .as(text.substring(0, Math.min(30, text.length())))
                        .isNotEmpty();
            }
        });
        assertThat(ContractReader.read(Source.of("contract.yaml"), new byte[] {(byte) 0xC3, (byte) 0x28})
                        .mistakes())
                .hasSize(1);
        assertThat(ContractReader.read(Source.of("contract.yaml"), new byte[5_000_000])
                        .mistakes())
                .hasSize(1);
    }

    @Test
    void noDamageToAContractMakesTheReaderFail() {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++) {
            var text = new StringBuilder(Samples.TYPED);
            for (var j = 0; j < 4; j++) {
                var at = random.nextInt(text.length());
                text.setCharAt(at, "{}[]:-#&*!|>'\"%@`,? \n\tx1".charAt(random.nextInt(24)));
            }
            assertThat(read(text.toString())).isNotNull();
        }
    }

    private static ContractReading read(String text) {
        return ContractReader.read(Source.of("contract.yaml"), text.getBytes(UTF_8));
    }
}
