package dev.fairway.bulk;

import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.sign.VerificationKit;

class BulkEd25519Test extends VerificationKit {

    @Override
    protected Verification verification() {
        return BulkEd25519::holds;
    }
}
