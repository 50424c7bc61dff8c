package io.heedline.telephony.freeswitch;

import io.heedline.telephony.Call;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import io.heedline.telephony.internal.calls.Causes;
import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.calls.Leg;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslEventHandler;
import io.heedline.telephony.internal.esl.EslServer;
import io.heedline.telephony.internal.esl.EslSession;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the channels that nodes connect with us: callers of a hotline, and called sides that have answered. */
final class Arrivals implements EslServer.Acceptor {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    /** Makes a call of a channel. */
    interface Calls {
        FreeSwitchCall make(Leg leg, EslSession session);
    }

    private final Map<String, Consumer<Call>> hotlines = new ConcurrentHashMap<>();
    private final OpenCalls open;
    private final Calls calls;
    private final Tally tally;
    private final Clock clock;
    private volatile boolean draining;

    Arrivals(OpenCalls open, Calls calls, Tally tally, Clock clock) {
        this.open = open;
        this.calls = calls;
        this.tally = tally;
        this.clock = clock;
    }

    void register(String number, Consumer<Call> hotline) {
        if (hotlines.putIfAbsent(number, hotline) != null) {
            throw new IllegalArgumentException("number " + number + " is taken: each number can be given once");
        }
    }

    /** Refuses callers from now on. */
    void drain() {
        draining = true;
    }

    @Override
    public EslEventHandler accept(EslSession session, EslEvent data) {
        Leg leg;
        try {
            leg = Leg.of(data);
        } catch (IllegalArgumentException e) {
            log.error("a connection of FreeSWITCH is closed: {}", e.getMessage());
            session.close();
            return new Nobody();
        }
        Optional<Dialling> dialling = open.dialling(leg.channel());
        if (dialling.isPresent()) {
            return calledSide(dialling.get(), leg, session);
        }
        if (data.variable(OriginateCommand.OWNER).isPresent()) {
            return refuse(leg, session, HangupCause.ORIGINATOR_CANCEL, "an outbound call that was given up");
        }
        return caller(leg, session);
    }

    private EslEventHandler calledSide(Dialling dialling, Leg leg, EslSession session) {
        Origination asked = dialling.origination();
        Leg known = new Leg(asked.id(), leg.channel(), leg.direction(), asked.from(), asked.to(), leg.data());
        FreeSwitchCall call = live(known, session);
        boolean answered =
                leg.data().header("Answer-State").filter("answered"::equals).isPresent();
        dialling.connected(call, answered);
        return new Watched(call, tally);
    }

    private EslEventHandler caller(Leg leg, EslSession session) {
        Consumer<Call> hotline = hotlines.get(leg.callee());
        if (draining) {
            return refuse(leg, session, HangupCause.TEMPORARY_FAILURE, "the exchange is being shut down");
        }
        if (hotline == null) {
            return refuse(leg, session, HangupCause.UNALLOCATED_NUMBER, "no hotline has this number");
        }
        tally.inbound();
        FreeSwitchCall call = live(leg, session);
        call.ringHotline(hotline);
        return new Watched(call, tally);
    }

    private FreeSwitchCall live(Leg leg, EslSession session) {
        FreeSwitchCall call = calls.make(leg, session);
        open.add(new OpenCalls.Live(call, leg.data().header("Core-UUID").orElse(""), clock.instant()));
        return call;
    }

    private EslEventHandler refuse(Leg leg, EslSession session, HangupCause cause, String why) {
        log.warn("callId={} called={} is refused with {}: {}", leg.id(), Numbers.masked(leg.callee()), cause, why);
        tally.refused();
        session.send(EslCommand.message(leg.channel(), "hangup").with("hangup-cause", Causes.name(cause)));
        return new Nobody();
    }

    /** Listens to a channel that is being hung up. */
    private static final class Nobody implements EslEventHandler {
        @Override
        public void onEvent(EslEvent event) {}

        @Override
        public void onClosed(EslClosed why) {}
    }
}
