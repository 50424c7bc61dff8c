package io.heedline.application.handover;

import io.heedline.telephony.Call;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Exchange;
import io.heedline.telephony.Origination;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes call-backs: rings the caller, says that a person follows, and connects one. Rings within calling hours only, and
 * no more often than the settings say. Safe for all threads.
 */
public final class CallBackCaller implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CallBackCaller.class);
    private static final long LOOKS_EVERY_SECONDS = 15;

    /** So few that they do not make the queue long which they are to spare callers. */
    private static final int MOST_BY_ITSELF = 2;

    private final CallBackList callBacks;
    private final QueueWaits waits;
    private final CallWatch watch;
    private final Exchange exchange;
    private final String from;
    private final CallBackVoice voice;
    private final Path recordings;
    private final HandoverSettings settings;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread looking = new Thread(task, "call-backs");
        looking.setDaemon(true);
        return looking;
    });

    CallBackCaller(
            CallBackList callBacks,
            QueueWaits waits,
            CallWatch watch,
            Exchange exchange,
            String from,
            CallBackVoice voice,
            Path recordings,
            HandoverSettings settings,
            Clock clock) {
        this.callBacks = callBacks;
        this.waits = waits;
        this.watch = watch;
        this.exchange = exchange;
        this.from = from;
        this.voice = voice;
        this.recordings = recordings;
        this.settings = settings;
        this.clock = clock;
    }

    /** From now on rings by itself who is due, if the settings say so. */
    public void start() {
        if (settings.callBacks().automatic()) {
            rounds.scheduleWithFixedDelay(this::ringDue, LOOKS_EVERY_SECONDS, LOOKS_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Rings those whose time has come, as far as their queue is not long. */
    void ringDue() {
        try {
            for (CallBack due : callBacks.due()) {
                Duration wait = waits.estimate(QueueDesk.queueName(due.target()), clock.instant())
                        .time();
                if (underWay.get() < MOST_BY_ITSELF && wait.compareTo(settings.offerCallBackFrom()) < 0) {
                    ring(due.id());
                }
            }
        } catch (RuntimeException e) {
            log.error("Call-backs were not rung", e);
        }
    }

    /** Rings a caller back now; what comes of it shows in the state of the call-back. */
    public RingAnswer ring(String id) {
        RingAnswer answer = callBacks.ring(id);
        if (answer instanceof RingAnswer.Ringing ringing) {
            underWay.incrementAndGet();
            CallBack callBack = ringing.callBack();
            Locale locale = callBack.language().isEmpty()
                    ? Locale.SIMPLIFIED_CHINESE
                    : Locale.forLanguageTag(callBack.language());
            voice.greeting(locale)
                    .thenCompose(greeting -> dial(
                            callBack,
                            new CallBackCall(
                                    callBack,
                                    callBacks,
                                    watch,
                                    recordings,
                                    clock,
                                    locale,
                                    greeting,
                                    voice.nobodyThere(locale))))
                    .whenComplete((outcome, fault) -> dialled(callBack, outcome, fault));
        }
        return answer;
    }

    private CompletableFuture<DialOutcome> dial(CallBack callBack, CallBackCall conduct) {
        Origination origination =
                Origination.of(from, callBack.number(), settings.callBacks().ringing());
        log.info("Ringing back callBackId={} callId={}", callBack.id(), origination.id());
        return exchange.originate(origination, new DialListener() {
            @Override
            public void onAnswered(Call call) {
                conduct.begin(call);
            }
        });
    }

    private void dialled(CallBack callBack, DialOutcome outcome, Throwable fault) {
        underWay.decrementAndGet();
        if (fault != null) {
            Throwable why = fault instanceof CompletionException wrapped ? wrapped.getCause() : fault;
            log.error("Call-back failed callBackId={}", callBack.id(), why);
            callBacks.notReached(callBack.id());
        } else if (!(outcome instanceof DialOutcome.Answered)) {
            log.info("Not reached callBackId={} cause={}", callBack.id(), outcome.cause());
            callBacks.notReached(callBack.id());
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
