package dev.fairway.connectors.oci;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.fairway.connectors.oci.Reply.Answer;
import dev.fairway.connectors.oci.Reply.Failed;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/// Asks one question of HTTP, within limits of size and time, and again where that is safe and may help.
final class Wire {

    private final HttpClient client;
    private final Patience patience;
    private final InstantSource clock;

    Wire(HttpClient client, Patience patience, InstantSource clock) {
        this.client = client;
        this.patience = patience;
        this.clock = clock;
    }

    /// @param form what is posted; nothing where something is only read
    /// @param largest bytes of the answer
    record Question(String method, URI uri, Map<String, String> headers, Optional<String> form, int largest) {

        private HttpRequest request() {
            var request = HttpRequest.newBuilder(uri);
            headers.forEach(request::header);
            return form.isPresent()
                    ? request.header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form.get()))
                            .build()
                    : request.method(method, BodyPublishers.noBody()).build();
        }
    }

    /// A redirect is an answer like any other: nobody is followed from here.
    Reply ask(Question question, Budget budget) {
        var pause = patience.pause();
        for (var attempt = 1; ; attempt++) {
            var attempted = once(question, budget);
            var isLast = attempt >= patience.attempts() || question.form().isPresent();
            if (isLast || !attempted.isWorthAnother()) {
                return attempted.reply();
            }
            var wished = wished(attempted.reply());
            if (wished.filter(it -> it.compareTo(patience.longestPause()) > 0).isPresent()) {
                return new Failed(
                        "asks to come back in %d seconds".formatted(wished.get().toSeconds()));
            }
            var wait = longer(wished, pause);
            if (!budget.hasRoomFor(wait) || !slept(wait)) {
                return attempted.reply();
            }
            pause = pause.multipliedBy(2);
        }
    }

    /// For who wants to know whether anybody answers in this way, and not what.
    Reply askOnce(Question question, Budget budget) {
        return once(question, budget).reply();
    }

    private record Attempt(Reply reply, boolean isWorthAnother) {}

    private Attempt once(Question question, Budget budget) {
        var time = budget.atMost(patience.answer());
        var answering = client.sendAsync(question.request(), BoundedBody.of(question.largest()));
        try {
            return received(answering.get(time.toNanos(), NANOSECONDS), question.largest());
        } catch (TimeoutException _) {
            answering.cancel(true);
            return new Attempt(new Failed("did not answer within %d seconds".formatted(time.toSeconds())), false);
        } catch (InterruptedException _) {
            answering.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt(new Failed("was not waited for"), false);
        } catch (ExecutionException e) {
            return broken(e.getCause());
        }
    }

    private static Attempt received(HttpResponse<Optional<byte[]>> response, int largest) {
        if (response.body().isEmpty()) {
            return new Attempt(new Reply.TooLarge(largest), false);
        }
        var answer = new Answer(
                response.statusCode(), response.headers(), response.body().get());
        return new Attempt(
                answer,
                switch (answer.status()) {
                    case 429, 500, 502, 503, 504 -> true;
                    default -> false;
                });
    }

    /// In words, since what the runtime calls it helps nobody.
    private static Attempt broken(@Nullable Throwable cause) {
        for (var deeper = cause; deeper != null; deeper = deeper.getCause()) {
            switch (deeper) {
                case UnresolvedAddressException _ -> {
                    return new Attempt(new Failed("cannot be reached: its name is not known here"), false);
                }
                case HttpConnectTimeoutException _ -> {
                    return new Attempt(new Failed("cannot be reached: nothing answers there in time"), false);
                }
                case SSLHandshakeException _, SSLPeerUnverifiedException _ -> {
                    return new Attempt(new Failed("cannot be trusted: no certificate of it is believed here"), false);
                }
                case SSLException _ -> {
                    return new Attempt(new Failed("cannot be trusted: what it answers is no TLS, or broken"), false);
                }
                default -> {
                    // Look deeper.
                }
            }
        }
        return cause instanceof ConnectException
                ? new Attempt(new Failed("cannot be reached: nothing answers there"), false)
                : new Attempt(new Failed("broke off in the middle of its answer"), true);
    }

    /// How long the other side asks to wait: seconds, or a date.
    private Optional<Duration> wished(Reply reply) {
        if (!(reply instanceof Answer answer)) {
            return Optional.empty();
        }
        var text = answer.header("Retry-After").strip();
        if (text.matches("[0-9]{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration longer(Optional<Duration> wished, Duration pause) {
        return wished.filter(it -> it.compareTo(pause) > 0).orElse(pause);
    }

    private static boolean slept(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
