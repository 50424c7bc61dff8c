package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

    private final List<String> sent = new ArrayList<>();

    @Test
    void aTransferForGoodLeavesTheEndToFreeSwitch() {
        channel("95500", "true").transfer(TransferTarget.parse("8000"), AfterPerson.END);

        assertThat(sent.get(0))
                .startsWith("api uuid_setvar_multi leg ")
                .contains(
                        "hangup_after_bridge=true",
                        "park_after_bridge=false",
                        "socket_resume=false",
                        "call_timeout=30");
        assertThat(sent.get(1)).contains("execute-app-name: bridge", "execute-app-arg: user/8000");
    }

    @Test
    void aTransferThatIsToComeBackParks() {
        channel("95500", "true").transfer(TransferTarget.parse("queue:support@default"), AfterPerson.RETURN);

        assertThat(sent.get(0)).contains("hangup_after_bridge=false", "park_after_bridge=true");
        assertThat(sent.get(1)).contains("execute-app-name: callcenter", "execute-app-arg: support@default");
    }

    @Test
    void aParkedCallerGoesOnInTheDialplanWhereTheyWouldHaveBefore() {
        channel("95500", "true").park();

        assertThat(sent.get(1))
                .startsWith(
                        "api uuid_transfer leg 'park,set:socket_resume=true,transfer:95500 XML public' inline default");
    }

    @Test
    void aParkedCallerIsHungUpWhereTheyWouldHaveBeenBefore() {
        channel("95500", "false").park();

        assertThat(sent.get(1)).contains("'park,hangup:NORMAL_TEMPORARY_FAILURE'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"95500,hangup", "9' inline default", "9 XML other", "${x}", "9:1", ""})
    void aNumberThatIsMoreThanANumberIsNeverPartOfADialplan(String number) {
        channel(number, "true").park();

        assertThat(sent.get(1)).contains("'park,hangup:NORMAL_TEMPORARY_FAILURE'");
    }

    @Test
    void anExtensionCannotAddToTheDialString() {
        assertThatThrownBy(() -> TransferTarget.parse("8000,sofia/gateway/x/1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransferTarget.parse("{a=b}8000")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTaskIsHungUpWithFreeSwitchsNameOfTheCause() {
        channel("95500", "true").hangUp(HangupCause.TEMPORARY_FAILURE);

        assertThat(sent).containsExactly("api uuid_kill leg NORMAL_TEMPORARY_FAILURE\n\n");
    }

    private Channel channel(String number, String resume) {
        EslEvent data = new EslEvent(
                Map.of(
                        "Unique-ID",
                        "leg",
                        "Caller-Destination-Number",
                        number,
                        "Caller-Context",
                        "public",
                        "variable_socket_resume",
                        resume),
                "");
        return new Channel(Leg.of(data), new Node(), CallSettings.usual());
    }

    private final class Node implements EslSession {
        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            sent.add(command.wire());
            return CompletableFuture.completedFuture(new EslReply("+OK", new EslEvent(Map.of(), "")));
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            throw new AssertionError("nothing runs in the background");
        }

        @Override
        public CompletableFuture<EslClosed> closed() {
            return new CompletableFuture<>();
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close() {}
    }
}
