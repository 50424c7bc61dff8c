package io.heedline.application.bank;

import io.heedline.application.config.BankSettings;
import io.heedline.application.conversation.AskingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Settings for tests: the times are short, so that what is waited for in vain ends soon. */
final class BankFixture {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final Duration ATTEMPT = Duration.ofMillis(700);
    static final Duration DEADLINE = Duration.ofMillis(2_500);

    private BankFixture() {}

    static BankSettings settings(URI url) {
        return settings(url, new BankSettings.Breaker(100, 100, Duration.ofSeconds(10)));
    }

    static BankSettings settings(URI url, BankSettings.Breaker breaker) {
        return new BankSettings(
                url,
                false,
                "heedline",
                KEY,
                "a-token",
                Duration.ofMillis(700),
                ATTEMPT,
                Map.of(),
                DEADLINE,
                4_096,
                breaker,
                AskingSettings.defaults());
    }
}
