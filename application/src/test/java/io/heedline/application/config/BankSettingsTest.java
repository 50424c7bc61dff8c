package io.heedline.application.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.application.conversation.AskingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankSettingsTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @AfterEach
    void clear() {
        System.clearProperty("heedline.bank.attempts.identify");
        System.clearProperty("heedline.bank.deadline");
    }

    private static BankSettings of(String url, boolean plainHttp, String key) {
        return new BankSettings(
                URI.create(url),
                plainHttp,
                "heedline",
                key,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Map.of(),
                Duration.ofSeconds(5),
                65_536,
                new BankSettings.Breaker(10, 5, Duration.ofSeconds(10)),
                AskingSettings.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bank.example/heedline",
                "https://10.0.0.7:8443",
                "http://127.0.0.1:8090/bank",
                "http://localhost:8090",
                "http://[::1]:8090/bank"
            })
    void anAddressThatKeepsCustomersDataPrivateWillDo(String url) {
        assertThatCode(() -> of(url, false, KEY).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bank.example/heedline",
                "http://127.0.0.1.bank.example/",
                "http://10.0.0.7:8090",
                "ftp://bank.example",
                "bank.example/heedline",
                "https:///heedline",
                "https://user:secret@bank.example/",
                "https://bank.example/?a=b",
                "https://bank.example/#a"
            })
    void anyOtherAddressIsRefusedBeforeAnythingIsSent(String url) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> of(url, false, KEY).check())
                .withMessageStartingWith("heedline.bank.url")
                .withMessageNotContaining("secret");
    }

    @Test
    void plainHttpElsewhereHasToBeAllowed() {
        assertThatCode(() -> of("http://bank.internal/", true, KEY).check()).doesNotThrowAnyException();
    }

    @Test
    void withoutAKeyOfSomeLengthNothingIsSent() {
        assertThatThrownBy(() -> of("https://bank.example", false, null).check())
                .hasMessageContaining("HEEDLINE_BANK_SIGNINGKEY is not set");
        assertThatThrownBy(() -> of("https://bank.example", false, "short").check())
                .hasMessageContaining("has 5 characters")
                .hasMessageNotContaining("short;");
        assertThat(of("https://bank.example", false, KEY).toString()).doesNotContain(KEY);
    }

    @Test
    void theShippedSettingsNameNoSystemAndHaveTheValuesTheCodeStartsWith() {
        BankSettings shipped = Settings.load().bank();

        assertThat(shipped.enabled()).isFalse();
        assertThat(shipped.patience()).isEqualTo(AskingSettings.defaults());
        assertThat(shipped.attempt("balance")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anOperationMayHaveATimeOfItsOwn() {
        System.setProperty("heedline.bank.attempts.identify", "3s");

        assertThat(Settings.load().bank().attempt("identify")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aDeadlineThatOutlastsTheCallersPatienceIsRefused() {
        System.setProperty("heedline.bank.deadline", "13s");

        assertThatThrownBy(Settings::load)
                .rootCause()
                .hasMessageContaining("heedline.bank.deadline is 13000 ms")
                .hasMessageContaining("give-up-after");
    }
}
