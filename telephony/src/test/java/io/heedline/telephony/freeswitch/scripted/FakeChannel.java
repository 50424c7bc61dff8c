package io.heedline.telephony.freeswitch.scripted;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One leg of a call. */
final class FakeChannel {

    /** What {@code Answer-State} tells. */
    enum Answer {
        RINGING,
        EARLY,
        ANSWERED,
        HANGUP
    }

    private static final List<String> CALL_STATES =
            List.of("DOWN", "DIALING", "RINGING", "EARLY", "ACTIVE", "HELD", "RING_WAIT", "HANGUP");

    final Node node;
    final String uuid;
    final boolean outbound;
    final String caller;
    final String callee;
    final String name;
    final int session;
    final Map<String, String> variables = new LinkedHashMap<>();
    final ChannelHeaders headers = new ChannelHeaders(this);
    final AppStack apps = new AppStack(this);
    final Mailbox mailbox = new Mailbox(this);
    final ChannelEnd end = new ChannelEnd(this);
    final ChannelTimes times = new ChannelTimes();
    final ScriptedPhone phone;
    final ChannelMedia media;

    String state = "CS_NEW";
    String callState = "DOWN";
    Answer answerState = Answer.RINGING;
    String hangupCause = "";
    FakeChannel other;
    FakeChannel bridgedTo;
    Optional<LegCodec> codec = Optional.empty();

    private final LegCodec offered;

    FakeChannel(Node node, String uuid, boolean outbound, String caller, String callee, LegCodec offered) {
        this.node = node;
        this.uuid = uuid;
        this.outbound = outbound;
        this.caller = caller;
        this.callee = callee;
        this.offered = offered;
        this.name = "sofia/internal/" + (outbound ? callee : caller) + "@127.0.0.1:5080";
        this.session = node.nextSession();
        this.phone = new ScriptedPhone(this, offered);
        this.media = new ChannelMedia(this);
        node.channels.put(uuid, this);
        new SipVariables(this).put(offered);
    }

    boolean isUp() {
        return answerState != Answer.HANGUP && node.channels.get(uuid) == this;
    }

    /** Sets a variable, or takes it away when the value is empty. */
    void assign(String variable, String value) {
        if (value.isEmpty()) {
            variables.remove(variable);
        } else {
            variables.put(variable, value);
        }
    }

    // Events

    FakeEvent event(String eventName) {
        return node.event(eventName, CodePlace.of(eventName));
    }

    /** Fires an event with the channel's headers and variables. */
    void fire(String eventName, String... more) {
        FakeEvent event = event(eventName);
        headers.channel(event);
        headers.variables(event);
        node.fire(headers.pairs(event, more));
    }

    /** Fires one of the events that come without variables. */
    void fireShort(String eventName, String... more) {
        FakeEvent event = event(eventName);
        headers.channel(event);
        node.fire(headers.pairs(event, more));
    }

    void enter(String newState) {
        state = newState;
        fireShort("CHANNEL_STATE");
    }

    void callState(String newState) {
        String before = callState;
        callState = newState;
        FakeEvent event = event("CHANNEL_CALLSTATE")
                .add("Original-Channel-Call-State", before)
                .add("Channel-Call-State-Number", CALL_STATES.indexOf(newState));
        headers.channel(event);
        node.fire(event);
    }

    // What happens to it

    void created() {
        if (outbound) {
            state = "CS_NONE";
            fireShort("CHANNEL_OUTGOING");
        } else {
            enter("CS_NEW");
        }
        enter("CS_INIT");
        fire("CHANNEL_CREATE");
        if (outbound) {
            fire("CHANNEL_ORIGINATE");
            enter("CS_ROUTING");
            enter("CS_CONSUME_MEDIA");
        } else {
            state = "CS_ROUTING";
            callState("RINGING");
            fireShort("CHANNEL_STATE");
            enter("CS_EXECUTE");
        }
    }

    /** It came to nothing before it was anything. */
    void stillborn() {
        state = "CS_NONE";
        fireShort("CHANNEL_DESTROY");
        node.channels.remove(uuid);
    }

    void ring() {
        times.progress = Node.micros();
        fire("CHANNEL_PROGRESS");
        if (outbound) {
            callState("RINGING");
        }
    }

    /** Sound begins to flow before the answer. */
    void preAnswer() {
        if (answerState != Answer.RINGING) {
            return;
        }
        negotiate();
        answerState = Answer.EARLY;
        times.progressMedia = Node.micros();
        fire("CHANNEL_PROGRESS_MEDIA");
        callState("EARLY");
    }

    void answer() {
        if (!isUp() || answerState == Answer.ANSWERED) {
            return;
        }
        if (!outbound) {
            preAnswer();
        }
        negotiate();
        answerState = Answer.ANSWERED;
        times.answered = Node.micros();
        variables.put("endpoint_disposition", "ANSWER");
        fire("CHANNEL_ANSWER");
        callState("ACTIVE");
        phone.wasAnswered();
    }

    private void negotiate() {
        if (codec.isEmpty()) {
            codec = Optional.of(offered);
            new SipVariables(this).negotiated(offered);
            media.begin(offered);
        }
    }

    void hangUp(String cause) {
        end.now(cause);
    }

    /** The node died. */
    void vanish() {
        media.end();
        answerState = Answer.HANGUP;
        phone.wasEnded("NODE_DIED");
    }
}
