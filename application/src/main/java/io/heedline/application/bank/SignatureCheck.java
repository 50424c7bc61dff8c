package io.heedline.application.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the company's side does with a signature: it has to be right, of now, and seen for the first time. Thread-safe. */
final class SignatureCheck {

    /** How far the clocks of both sides may be apart; nonces are remembered for twice as long. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final RequestSigner signer;
    private final Clock clock;
    private final Map<String, Instant> seen = new HashMap<>();

    SignatureCheck(String key, Clock clock) {
        this.signer = new RequestSigner(key);
        this.clock = clock;
    }

    /**
     * Judges one request.
     *
     * @param header the value of a header by its name, null where there is none
     * @return why it is refused; empty if it is right
     */
    Optional<String> fault(String method, String path, byte[] body, UnaryOperator<String> header) {
        String timestamp = orEmpty(header.apply(RequestSigner.TIMESTAMP));
        String nonce = orEmpty(header.apply(RequestSigner.NONCE));
        String key = orEmpty(header.apply(RequestSigner.IDEMPOTENCY_KEY));
        if (!timestamp.matches("[0-9]{1,12}") || nonce.isEmpty()) {
            return Optional.of("unsigned");
        }
        byte[] expected =
                signer.signature(method, path, timestamp, nonce, body, key).getBytes(StandardCharsets.UTF_8);
        byte[] given = orEmpty(header.apply(RequestSigner.SIGNATURE)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            return Optional.of("wrong signature");
        }
        Instant now = clock.instant();
        Instant made = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(made, now).abs().compareTo(CLOCKS_APART) > 0) {
            return Optional.of("not of now");
        }
        return firstSeen(nonce, now) ? Optional.empty() : Optional.of("seen before");
    }

    private synchronized boolean firstSeen(String nonce, Instant now) {
        seen.values().removeIf(at -> at.plus(CLOCKS_APART.multipliedBy(2)).isBefore(now));
        return seen.putIfAbsent(nonce, now) == null;
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
