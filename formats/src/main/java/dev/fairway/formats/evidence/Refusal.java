package dev.fairway.formats.evidence;

/// Ends the reading of a file. Never leaves this package.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    Refusal(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
