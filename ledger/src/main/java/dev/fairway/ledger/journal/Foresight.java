package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Looks at signatures ahead of the step that judges them: in the threads that bring facts, while others are being
/// written. It says nothing about whether a key may sign; a key that it does not know is left to the step.
final class Foresight {

    /// Keys that are remembered; a log has few signers.
    private static final int MOST_KEYS = 1_000;

    private final Verification verification;
    private final Map<String, Bytes> keys = new ConcurrentHashMap<>();

    Foresight(Verification verification) {
        this.verification = requireNonNull(verification, "verification");
    }

    /// What a verification is asked.
    private record Question(Bytes key, Bytes message, Bytes signature) {}

    /// What was found of one fact's signatures.
    static final class Answers {

        private final Map<Question, Boolean> found = new HashMap<>();
    }

    /// Remembers a key that has signed an entry of this log.
    void met(PublicKey key) {
        if (keys.size() < MOST_KEYS) {
            key.raw().ifPresent(raw -> keys.putIfAbsent(key.fingerprint(), raw));
        }
    }

    /// Asks what the step will ask.
    Answers of(Fact fact) {
        var answers = new Answers();
        for (var signature : fact.signatures()) {
            var key = keys.get(signature.keyid());
            if (key != null && signature.sig().length() == Ed25519.SIGNATURE_SIZE) {
                var question = new Question(key, fact.signed(), signature.sig());
                answers.found.put(question, verification.holds(key, question.message(), question.signature()));
            }
        }
        return answers;
    }

    /// A verification that asks anew only what was not asked before.
    Verification with(List<Answers> answers) {
        var found = new HashMap<Question, Boolean>();
        answers.forEach(it -> found.putAll(it.found));
        return (key, message, signature) -> {
            var answer = found.get(new Question(key, message, signature));
            return answer == null ? verification.holds(key, message, signature) : answer;
        };
    }
}
