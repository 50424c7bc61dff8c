package io.heedline.application.config;

import io.heedline.application.conversation.AskingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company's system that answers for its customers. Without an address the demo's made-up ledger answers.
 *
 * @param url where operations are asked for, each under its name; null for the demo's ledger
 * @param plainHttp whether an address without TLS may be elsewhere than on this machine
 * @param keyId the name of the signing key, for the company to find it
 * @param signingKey what requests are signed with; by the environment only
 * @param token what is sent as a bearer token; null for none; by the environment only
 * @param connect the longest wait for a connection
 * @param attempt the longest wait for one reply
 * @param attempts the same for operations that need another time, by name
 * @param deadline the longest wait for an operation with all its attempts
 * @param mostBytes the longest reply that is read
 * @param breaker when the company's system is left alone for a while
 * @param patience what a caller hears meanwhile
 */
@ConfigurationProperties("heedline.bank")
public record BankSettings(
        URI url,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("heedline") String keyId,
        String signingKey,
        String token,
        @DefaultValue("1s") Duration connect,
        @DefaultValue("2s") Duration attempt,
        @DefaultValue Map<String, Duration> attempts,
        @DefaultValue("5s") Duration deadline,
        @DefaultValue("65536") int mostBytes,
        @DefaultValue Breaker breaker,
        @DefaultValue AskingSettings patience) {

    /** Where the signing key comes from. */
    public static final String KEY_VARIABLE = "HEEDLINE_BANK_SIGNINGKEY";

    private static final String PREFIX = "heedline.bank.";
    private static final int SHORTEST_KEY = 32;

    /**
     * A system that failed so often is not asked for a while: no caller waits for what will not come.
     *
     * @param outOf how many of the last operations are looked at
     * @param failures how many of these have to have failed
     * @param pause how long nothing is asked; then a few are tried
     */
    public record Breaker(
            @DefaultValue("10") int outOf,
            @DefaultValue("5") int failures,
            @DefaultValue("10s") Duration pause) {
        public Breaker {
            between("breaker.out-of", outOf, 1, 1_000, "");
            between("breaker.failures", failures, 1, outOf, "");
            between("breaker.pause", pause.toMillis(), 1, 600_000, " ms");
        }
    }

    public BankSettings {
        between("connect", connect.toMillis(), 1, 10_000, " ms");
        between("attempt", attempt.toMillis(), 1, 30_000, " ms");
        between("deadline", deadline.toMillis(), 1, 30_000, " ms");
        between("most-bytes", mostBytes, 256, 16_777_216, " bytes");
        attempts.forEach((operation, time) -> between("attempts." + operation, time.toMillis(), 1, 30_000, " ms"));
        if (deadline.compareTo(patience.giveUpAfter()) >= 0) {
            throw new IllegalArgumentException(
                    PREFIX + "deadline is " + deadline.toMillis() + " ms; expected less than "
                            + PREFIX + "patience.give-up-after, "
                            + patience.giveUpAfter().toMillis()
                            + " ms, or the scenario's own apology would never be heard");
        }
    }

    /** Whether a company's system is named at all. */
    public boolean enabled() {
        return url != null;
    }

    /**
     * Looks whether operations can be asked for as these settings say.
     *
     * @throws SettingException when the address or the signing key will not do
     */
    public void check() {
        String scheme = String.valueOf(url.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http") || url.getHost() == null) {
            throw address("is no address of the web", "as in https://bank.example/heedline");
        }
        if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            throw address("has a name, a query or a fragment in it", "only scheme, host, port and path");
        }
        if (scheme.equals("http") && !plainHttp && !loopback(url.getHost())) {
            throw address(
                    "would send customers' data unencrypted",
                    "https, or " + PREFIX + "plain-http: true on a safe network");
        }
        if (signingKey == null || signingKey.length() < SHORTEST_KEY) {
            throw new SettingException(
                    KEY_VARIABLE + (signingKey == null ? " is not set" : " has " + signingKey.length() + " characters")
                            + "; expected the key that requests to the company's system are signed with, at least "
                            + SHORTEST_KEY + " characters",
                    "Agree on one with the company, as from openssl rand -hex 32: export " + KEY_VARIABLE + "=...");
        }
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static SettingException address(String fault, String expected) {
        return new SettingException(PREFIX + "url " + fault + "; expected " + expected, "Mend it and try again.");
    }

    /** The longest wait for one reply to this operation. */
    public Duration attempt(String operation) {
        return attempts.getOrDefault(operation, attempt);
    }

    private static void between(String name, long value, long least, long most, String unit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    PREFIX + name + " is " + value + unit + "; expected " + least + " to " + most + unit);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "BankSettings[" + url + "]";
    }
}
