package io.heedline.application.bank;

import io.heedline.application.config.BankSettings;
import io.heedline.application.conversation.AskingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Settings for tests: patient ones, whatever else the machine does, and impatient ones for what is waited for in vain. */
final class BankFixture {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final Duration IMPATIENT = Duration.ofMillis(2_500);

    private static final BankSettings.Breaker NEVER = new BankSettings.Breaker(100, 100, Duration.ofSeconds(10));

    private BankFixture() {}

    static BankSettings settings(URI url) {
        return settings(url, NEVER);
    }

    static BankSettings settings(URI url, BankSettings.Breaker breaker) {
        return settings(url, breaker, Duration.ofSeconds(8), Duration.ofSeconds(11));
    }

    static BankSettings impatient(URI url) {
        return settings(url, NEVER, Duration.ofMillis(700), IMPATIENT);
    }

    private static BankSettings settings(URI url, BankSettings.Breaker breaker, Duration attempt, Duration deadline) {
        return new BankSettings(
                url,
                false,
                "heedline",
                KEY,
                "a-token",
                Duration.ofSeconds(3),
                attempt,
                Map.of(),
                deadline,
                4_096,
                breaker,
                AskingSettings.defaults());
    }
}
