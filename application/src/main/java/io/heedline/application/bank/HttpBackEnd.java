package io.heedline.application.bank;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.heedline.application.config.BankSettings;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The company's system over HTTP: {@code POST <url>/<operation>}, signed, with JSON both ways. A call ends within the
 * deadline of the settings, whatever the system does; what may be asked again within it is ({@link Operation.Repeat}),
 * and a system that fails again and again is left alone for a while. Blocks the thread that asks; safe for all threads.
 */
public final class HttpBackEnd implements BackEnd {

    private static final Logger log = LoggerFactory.getLogger(HttpBackEnd.class);

    private static final int MOST_ATTEMPTS = 3;
    private static final long FIRST_PAUSE_MS = 100;

    /** Less time than this is not worth another attempt. */
    private static final long SHORTEST_ATTEMPT_MS = 50;

    private static final int NONCE_BYTES = 16;

    private final BankSettings settings;
    private final Clock clock;
    private final HttpClient http;
    private final RequestSigner signer;
    private final CircuitBreaker breaker;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param clock gives the time that stands in requests
     * @throws io.heedline.application.config.SettingException when the settings name no usable address or key
     */
    public HttpBackEnd(BankSettings settings, Clock clock) {
        settings.check();
        this.settings = settings;
        this.clock = clock;
        this.signer = new RequestSigner(settings.signingKey());
        this.breaker = Breakers.of(settings.breaker());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connect())
                .build();
    }

    @Override
    public Map<String, String> call(String name, Map<String, String> arguments) {
        Operation operation = Operations.named(name);
        Asking asking = new Asking(
                operation, Messages.request(operation, arguments), Messages.key(operation, arguments), new Deadline());
        if (!breaker.tryAcquirePermission()) {
            throw new BackEndException("Operation " + name + " was not asked: the company's system failed too often;"
                    + " it is asked again after " + settings.breaker().pause().toMillis() + " ms");
        }
        Attempt last = lastOf(asking);
        if (last.unwell()) {
            breaker.onError(asking.deadline().spentMs(), TimeUnit.MILLISECONDS, new BackEndException(last.told()));
        } else {
            breaker.onSuccess(asking.deadline().spentMs(), TimeUnit.MILLISECONDS);
        }
        if (last instanceof Attempt.Replied replied && replied.status() == Attempt.OK) {
            return Messages.answers(operation, replied.body());
        }
        throw new BackEndException("Operation " + name + " " + last.told() + "; expected status " + Attempt.OK
                + " within " + settings.deadline().toMillis() + " ms"
                + (operation.keyed() && !(last instanceof Attempt.NotConnected) ? "; it may have been done" : ""));
    }

    /** When what was asked has to be answered. */
    private final class Deadline {
        private final long beganNanos = System.nanoTime();

        long spentMs() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
        }

        long leftMs() {
            return settings.deadline().toMillis() - spentMs();
        }
    }

    private record Asking(Operation operation, byte[] body, String key, Deadline deadline) {}

    private Attempt lastOf(Asking asking) {
        CompletableFuture<Attempt> last = attempt(asking, 1);
        try {
            return last.get(Math.max(asking.deadline().leftMs(), 1), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            last.cancel(true);
            return new Attempt.TimedOut();
        } catch (InterruptedException e) {
            last.cancel(true);
            Thread.currentThread().interrupt();
            return new Attempt.TimedOut();
        } catch (ExecutionException e) {
            breaker.releasePermission();
            throw new BackEndException("Operation " + asking.operation().name() + " could not be asked", e.getCause());
        }
    }

    private CompletableFuture<Attempt> attempt(Asking asking, int number) {
        return send(asking).thenCompose(came -> {
            long pauseMs = pauseMs(number);
            boolean again = number < MOST_ATTEMPTS
                    && came.repeatable(asking.operation().repeat())
                    && asking.deadline().leftMs() > pauseMs + SHORTEST_ATTEMPT_MS;
            if (came.unwell()) {
                log.warn(
                        "operation={} attempt={} {} spentMs={} again={}",
                        asking.operation().name(),
                        number,
                        came.told(),
                        asking.deadline().spentMs(),
                        again);
            }
            if (!again) {
                return CompletableFuture.completedFuture(came);
            }
            Executor later = CompletableFuture.delayedExecutor(pauseMs, TimeUnit.MILLISECONDS);
            return CompletableFuture.supplyAsync(() -> attempt(asking, number + 1), later)
                    .thenCompose(next -> next);
        });
    }

    /** Twice as long each time, and by chance: many calls that failed together must not come back together. */
    private static long pauseMs(int number) {
        long most = FIRST_PAUSE_MS << number - 1;
        return ThreadLocalRandom.current().nextLong(most / 2, most + 1);
    }

    private CompletableFuture<Attempt> send(Asking asking) {
        Operation operation = asking.operation();
        long limitMs = Math.max(
                Math.min(
                        settings.attempt(operation.name()).toMillis(),
                        asking.deadline().leftMs()),
                1);
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request(asking, limitMs), head -> new LimitedBody(settings.mostBytes()));
        // The time-out of the request ends with the head of the reply; a body that trickles in would not be covered.
        return sent.copy().orTimeout(limitMs, TimeUnit.MILLISECONDS).handle((response, why) -> {
            if (why != null) {
                sent.cancel(true);
            }
            return Attempt.of(response, why);
        });
    }

    private HttpRequest request(Asking asking, long limitMs) {
        URI address = address(asking.operation());
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] nonceBytes = new byte[NONCE_BYTES];
        random.nextBytes(nonceBytes);
        String nonce = HexFormat.of().formatHex(nonceBytes);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMillis(limitMs))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(RequestSigner.KEY_ID, settings.keyId())
                .header(RequestSigner.TIMESTAMP, timestamp)
                .header(RequestSigner.NONCE, nonce)
                .header(
                        RequestSigner.SIGNATURE,
                        signer.signature("POST", address.getRawPath(), timestamp, nonce, asking.body(), asking.key()));
        if (!asking.key().isEmpty()) {
            request.header(RequestSigner.IDEMPOTENCY_KEY, asking.key());
        }
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request.POST(BodyPublishers.ofByteArray(asking.body())).build();
    }

    private URI address(Operation operation) {
        return URI.create(settings.url().toString().replaceAll("/+$", "") + "/" + operation.name());
    }
}
