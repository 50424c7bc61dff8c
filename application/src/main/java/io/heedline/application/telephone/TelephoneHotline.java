package io.heedline.application.telephone;

import io.heedline.application.config.FreeSwitchProperties;
import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.Conversation;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.conversation.Hotline;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.CallBackCaller;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.handover.HandoverSettings;
import io.heedline.dialog.BackEnd;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.Call;
import io.heedline.telephony.freeswitch.FreeSwitchExchange;
import io.heedline.telephony.freeswitch.NodeHealth;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hotline of the settings on the lines of FreeSWITCH. Callers beyond the most that Heedline talks with at once are
 * handed to a person unheard. Safe for all threads. Closing takes no new calls, lets those under way go on for the time
 * of the settings, and returns when their recordings are whole, or some seconds later if a call hangs.
 */
public final class TelephoneHotline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TelephoneHotline.class);

    private final FreeSwitchExchange exchange;
    private final Hotline hotline;
    private final String number;
    private final Semaphore lines;
    private final Duration drain;
    private InetSocketAddress listener;

    private TelephoneHotline(FreeSwitchExchange exchange, Hotline hotline, String number, FreeSwitchProperties lines) {
        this.exchange = exchange;
        this.hotline = hotline;
        this.number = number;
        this.lines = new Semaphore(lines.mostCalls());
        this.drain = lines.timing().drain();
    }

    /**
     * Makes everything ready that the first caller needs, and only then takes calls. The nodes come up in their own
     * time.
     *
     * @throws IllegalStateException when the port where calls are taken cannot be had
     */
    public static TelephoneHotline open(Engine engine, Scenario scenario, Clock clock, HandoverDesk desk) {
        return open(engine, scenario, clock, desk.watch(), desk.queueDesk());
    }

    /** The same without a desk of its own for those who are handed over. */
    public static TelephoneHotline open(Engine engine, Scenario scenario, Clock clock, ConversationListener watcher) {
        BackEnd desk = HandoverDesk.inMemory(HandoverSettings.defaults(), clock).queueDesk();
        return open(engine, scenario, clock, watcher, desk);
    }

    private static TelephoneHotline open(
            Engine engine, Scenario scenario, Clock clock, ConversationListener watcher, BackEnd queueDesk) {
        FreeSwitchProperties lines = engine.settings().freeSwitch();
        FreeSwitchExchange exchange = new FreeSwitchExchange(lines.toSettings(), clock);
        Hotline hotline = engine.hotline(scenario, clock, UnaryOperator.identity(), watcher, queueDesk);
        String number = engine.settings().hotline().number();
        TelephoneHotline telephone = new TelephoneHotline(exchange, hotline, number, lines);
        try {
            engine.rehearse(hotline, engine.operatorGreeting());
            exchange.register(number, telephone::answer);
            telephone.listener = exchange.start();
            return telephone;
        } catch (RuntimeException e) {
            exchange.close();
            hotline.recorder().close();
            throw e;
        }
    }

    private void answer(Call call) {
        if (!lines.tryAcquire()) {
            log.warn("All lines are taken; the caller is handed to a person callId={}", call.id());
            call.answer(new OverflowCall(call, hotline.emergency().operator()));
            return;
        }
        Conversation.start(call, hotline).whenComplete((report, fault) -> ended(call, report, fault));
    }

    private void ended(Call call, CallReport report, Throwable fault) {
        lines.release();
        if (fault != null) {
            log.error("Call has no report callId={}", call.id(), fault);
        } else if (!report.lost().isEmpty()) {
            log.error("Call was not kept whole callId={} lost={}", call.id(), report.lost());
        }
    }

    /** Rings callers of the desk back on these lines; to be closed before them. */
    public CallBackCaller callBacks(HandoverDesk desk) {
        return desk.caller(exchange, number, new HotlineVoice(hotline), hotline.recordings());
    }

    /** The number that is answered. */
    public String number() {
        return number;
    }

    /** Where FreeSWITCH has to hand calls over. */
    public InetSocketAddress listener() {
        return listener;
    }

    /** How the nodes are now. */
    public List<NodeHealth> nodes() {
        return exchange.nodes();
    }

    @Override
    public void close() {
        exchange.drain(drain);
        int live = exchange.counts().live();
        if (live > 0) {
            log.warn("Waiting for calls to end live={} atMostSeconds={}", live, drain.toSeconds());
        }
        // Waits for them too, but no longer than that for one that hangs.
        exchange.close();
        hotline.recorder().close();
    }
}
