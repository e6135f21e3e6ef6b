package dev.fairway.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ComplaintTest {

    private static String told(String sentence) {
        var told = new StringWriter();
        var err = new PrintWriter(told);
        Complaint.tell(err, sentence);
        err.flush();
        return told.toString();
    }

    /// Whoever writes a variable in the wrong place has its text read by all who can read a build's log.
    @Test
    void aKeyThatWasPastedInTheWrongPlaceIsNotRepeated() {
        var pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
            -----END PRIVATE KEY-----
            """;
        var log = "PRIVATE+KEY+example.org/log+1b7cbc07+AQOhB7/zzhC3H+DdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        var token = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789";

        assertThat(told("there is no option '" + pem + "'")).isEqualTo("fairway: there is no option '(secret)\\n'\n");
        assertThat(told("there is no option '" + pem.substring(0, 60) + "'"))
                .isEqualTo("fairway: there is no option '(secret)\n");
        assertThat(told("--key: not '" + log + "'")).isEqualTo("fairway: --key: not '(secret)'\n");
        assertThat(told(token + ": there is no such file")).isEqualTo("fairway: (secret) there is no such file\n");
    }

    @Test
    void whatIsNoSecretIsRepeated() {
        var sentence = "password: 'x' is no VKEY, SHA256:ICWTIMFqIa1seHwfScxOpzmnnS/35sGRnuqEN5d9eOM is no key of it";

        assertThat(told(sentence)).isEqualTo("fairway: " + sentence + "\n");
    }
}
