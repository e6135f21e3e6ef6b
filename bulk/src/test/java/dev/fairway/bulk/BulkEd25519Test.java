package dev.fairway.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.sign.VerificationKit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BulkEd25519Test extends VerificationKit {

    @Override
    protected Verification verification() {
        return BulkEd25519::holds;
    }

    @Test
    void signsToTheBitAsTheRuntimeDoes() {
        var random = new Random(1);
        for (var length = 0; length < 300; length += 7) {
            var seed = new byte[Ed25519.KEY_SIZE];
            random.nextBytes(seed);
            var message = new byte[length];
            random.nextBytes(message);

            assertThat(BulkEd25519.sign(Bytes.of(seed), Bytes.of(message)))
                    .isEqualTo(Ed25519.sign(Bytes.of(seed), Bytes.of(message)));
        }
    }
}
