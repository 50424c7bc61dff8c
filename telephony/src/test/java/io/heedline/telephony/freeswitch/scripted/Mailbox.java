package io.heedline.telephony.freeswitch.scripted;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/**
 * Messages to a channel ({@code sendmsg}), which it looks at within 20 ms: at once one after the other, unless an
 * application holds the event lock.
 */
final class Mailbox {

    static final long LOOK_MS = 20;

    private final FakeChannel channel;
    private final Deque<ReceivedCommand> messages = new ArrayDeque<>();
    private boolean lookedOnce;

    Mailbox(FakeChannel channel) {
        this.channel = channel;
    }

    void add(ReceivedCommand message) {
        messages.add(message);
        channel.node.later(LOOK_MS, this::look);
    }

    /** Something has changed that may have kept messages waiting. */
    void lookSoon() {
        if (!messages.isEmpty()) {
            channel.node.later(1, this::look);
        }
    }

    private void look() {
        while (channel.isUp() && !messages.isEmpty() && !channel.apps.closedToMessages()) {
            ReceivedCommand message = messages.poll();
            boolean quiet = !lookedOnce && channel.codec.isEmpty();
            lookedOnce = true;
            obey(message);
            if (channel.isUp() && !quiet) {
                channel.fireShort("PRIVATE_COMMAND");
            }
        }
    }

    private void obey(ReceivedCommand message) {
        switch (message.header("call-command")) {
            case "execute" ->
                channel.apps.execute(
                        message.header("execute-app-name"),
                        message.appArgument(),
                        otherwise(
                                message.header("event-uuid"), UUID.randomUUID().toString()),
                        message.header("event-lock").equals("true"));
            case "unicast" -> channel.media.unicast(message);
            case "hangup" -> channel.end.now(otherwise(message.header("hangup-cause"), "NORMAL_CLEARING"));
            default -> channel.node.unknown.add("sendmsg " + message.summary());
        }
    }

    private static String otherwise(String value, String instead) {
        return value.isEmpty() ? instead : value;
    }

    boolean holdsUnicast() {
        return messages.stream()
                .anyMatch(message -> message.header("call-command").equals("unicast"));
    }

    void forgetExecutes() {
        messages.removeIf(message -> message.header("call-command").equals("execute"));
    }

    void clear() {
        messages.clear();
    }
}
