package dev.fairway.core.evidence;

import static java.util.Objects.requireNonNull;

/// What came of reading a file of evidence.
public sealed interface EvidenceReading {

    record Read(EvidenceSummary summary) implements EvidenceReading {
        public Read {
            requireNonNull(summary, "summary");
        }
    }

    /// It proves nothing, contradicts itself, or cannot be read.
    ///
    /// @param sentence names the fault and its place, never what stands there; "it" is the file
    /// @param empty whether it is sound, and nothing ran that it could tell of
    record Refused(String sentence, boolean empty) implements EvidenceReading {
        public Refused(String sentence) {
            this(sentence, false);
        }

        public Refused {
            if (sentence.isBlank() || sentence.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("a refusal is one sentence");
            }
        }
    }
}
