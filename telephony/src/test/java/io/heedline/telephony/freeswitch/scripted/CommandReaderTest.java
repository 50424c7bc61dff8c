package io.heedline.telephony.freeswitch.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

    private static final byte[] SENT = FakeEvent.utf8("\n\napi status\r\n\r\nsendmsg\nCall-Command: execute\n"
            + "content-length: 6\n\n中文sendmsg x\nhangup-cause: USER_BUSY\n\n");

    private static void assertAll(List<ReceivedCommand> commands) {
        assertThat(commands).hasSize(3);
        assertThat(commands.get(0).line()).isEqualTo("api status");
        assertThat(commands.get(1).header("call-command")).isEqualTo("execute");
        assertThat(commands.get(1).appArgument()).isEqualTo("中文");
        assertThat(commands.get(2).argument()).isEqualTo("x");
        assertThat(commands.get(2).header("Hangup-Cause")).isEqualTo("USER_BUSY");
    }

    @Test
    void commandsAreTheSameWhereverTheirBytesAreParted() {
        for (int at = 0; at <= SENT.length; at++) {
            CommandReader reader = new CommandReader(Optional.empty());
            List<ReceivedCommand> commands = new ArrayList<>(reader.accept(Arrays.copyOf(SENT, at)));
            commands.addAll(reader.accept(Arrays.copyOfRange(SENT, at, SENT.length)));
            assertAll(commands);
        }
    }

    @Test
    void oneByteAtATimeIsEnough() {
        CommandReader reader = new CommandReader(Optional.empty());
        List<ReceivedCommand> commands = new ArrayList<>();
        for (byte b : SENT) {
            commands.addAll(reader.accept(new byte[] {b}));
        }
        assertAll(commands);
    }
}
