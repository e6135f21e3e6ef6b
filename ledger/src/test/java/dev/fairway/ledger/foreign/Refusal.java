package dev.fairway.ledger.foreign;

/// Why a log is not believed.
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String why) {
        super(why);
    }

    static void unless(boolean holds, String why) {
        if (!holds) {
            throw new Refusal(why);
        }
    }
}
