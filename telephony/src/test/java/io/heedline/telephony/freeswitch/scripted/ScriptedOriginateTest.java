package io.heedline.telephony.freeswitch.scripted;

import static io.heedline.telephony.freeswitch.scripted.ScriptedHotline.steady;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ScriptedOriginateTest {

    private final ScriptedHotline hotline;
    private final RawConnection client;

    ScriptedOriginateTest() throws IOException {
        hotline = new ScriptedHotline();
        client = hotline.client();
        client.ask("event plain BACKGROUND_JOB CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_ANSWER"
                + " CHANNEL_HANGUP_COMPLETE");
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        hotline.close();
    }

    private void originate(String variables, String target) throws IOException {
        client.ask("bgapi originate {origination_uuid=leg" + variables + "}" + target + " '&socket(127.0.0.1:"
                + hotline.address().getPort() + " async full)'");
    }

    private String result() throws IOException {
        return client.await("BACKGROUND_JOB").body();
    }

    @ParameterizedTest
    @CsvSource({
        "486, USER_BUSY",
        "603, CALL_REJECTED",
        "480, NO_USER_RESPONSE",
        "404, UNALLOCATED_NUMBER",
        "484, INVALID_NUMBER_FORMAT",
        "408, RECOVERY_ON_TIMER_EXPIRE",
        "488, INCOMPATIBLE_DESTINATION",
        "503, NORMAL_TEMPORARY_FAILURE"
    })
    void aCalleeCanFailForEachCause(int status, String cause) throws Exception {
        hotline.fs.callee("8000", Callee.fails(status, cause));
        originate("", "sofia/gateway/trunk/8000");

        RawConnection.Frame end = client.await("CHANNEL_HANGUP_COMPLETE");
        assertThat(end.header("Hangup-Cause")).isEqualTo(cause);
        assertThat(end.header("variable_sip_term_status")).isEqualTo(Integer.toString(status));
        assertThat(result()).isEqualTo("-ERR " + cause + "\n");
    }

    @Test
    void whoRingsForEverIsGivenUpAtTheLimit() throws Exception {
        hotline.fs.callee("8000", Callee.ringsForEver());
        originate(",originate_timeout=1", "sofia/gateway/trunk/8000");

        client.await("CHANNEL_PROGRESS");
        assertThat(result()).isEqualTo("-ERR NO_ANSWER\n");
    }

    @Test
    void earlyMediaIsTakenForAnAnswerUnlessItIsIgnored() throws Exception {
        hotline.fs.callee("8000", Callee.earlyMedia(steady(1_000, 200), Duration.ofMillis(1_500)));
        originate("", "sofia/gateway/trunk/8000");
        try (RawConnection app = hotline.take()) {
            assertThat(result()).isEqualTo("+OK leg\n");
            assertThat(app.await("CHANNEL_ANSWER").header("Answer-State")).isEqualTo("answered");
        }
        assertThat(client.await("CHANNEL_PROGRESS_MEDIA").header("Answer-State"))
                .isEqualTo("early");
        client.await("CHANNEL_HANGUP_COMPLETE");

        originate(",ignore_early_media=true", "sofia/gateway/trunk/8000");
        client.await("CHANNEL_PROGRESS_MEDIA");
        client.await("CHANNEL_ANSWER");
        assertThat(result()).isEqualTo("+OK leg\n");
    }

    @Test
    void aBrokenGatewayAnswersOnlyAnErrorAndHasNoHangUp() throws Exception {
        hotline.fs.breakGateway("trunk", "GATEWAY_DOWN");
        originate("", "sofia/gateway/trunk/8000");

        assertThat(result()).isEqualTo("-ERR GATEWAY_DOWN\n");
        assertThat(client.passedOver()).noneMatch(frame -> frame.eventName().startsWith("CHANNEL_HANGUP"));
        assertThat(hotline.fs.channels()).isEmpty();
    }

    @Test
    void anIdThatIsInUseIsRefused() throws Exception {
        hotline.fs.callee("8000", Callee.ringsForEver());
        originate("", "sofia/gateway/trunk/8000");
        client.await("CHANNEL_PROGRESS");
        originate("", "sofia/gateway/trunk/8000");

        assertThat(result()).isEqualTo("-ERR DESTINATION_OUT_OF_ORDER\n");
    }
}
