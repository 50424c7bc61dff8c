package io.heedline.telephony.simulated;

import io.heedline.audio.Pcm;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.Lane;
import io.heedline.telephony.internal.SpeechQueue;
import io.heedline.telephony.internal.WorkInFlight;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of the simulated exchange, both its sides. All fields belong to the lane. */
final class SimulatedCall implements Call, Leg.Line {

    private static final Logger log = LoggerFactory.getLogger(SimulatedCall.class);

    /** Ticks that may wait on the lane before it is said that the call is late. */
    private static final int LAGGING = 50;

    /** Who rings whom. */
    record Route(Direction direction, String caller, String callee) {}

    /** What a call needs of its exchange. */
    interface Network {
        Optional<Person> person(String number);

        void ended(SimulatedCall call);
    }

    private final CallId id;
    private final Route route;
    private final Network network;
    private final Lane lane;
    private final Leg far;
    private final Duration ringingLimit;
    private final CompletableFuture<DialOutcome> outcome = new CompletableFuture<>();
    private final SpeechQueue speech = new SpeechQueue();
    private final Map<SpeechQueue.Piece, Playback> playbacks = new HashMap<>();
    private DialListener heedline;
    private CallState state;
    private long nextFrame;
    /** For the ticking thread alone. */
    private boolean laggedBefore;

    SimulatedCall(
            CallId id,
            Route route,
            SimulatedCaller farPerson,
            Duration ringingLimit,
            Executor workers,
            WorkInFlight work,
            Network network) {
        this.id = id;
        this.route = route;
        this.network = network;
        this.ringingLimit = ringingLimit;
        this.lane = new Lane(workers, work, fault -> fail("a task on its lane", fault));
        this.far = new Leg(farPerson, this);
    }

    /** Lets it ring at a hotline, which answers or refuses as it likes. */
    void ringHotline(Consumer<Call> hotline) {
        lane.execute(() -> {
            state = new CallState.Ringing(new RingingLine(id, new Answering.Never(), ringingLimit));
            guard("its hotline", () -> hotline.accept(this));
        });
    }

    /** Lets it ring at a person's; Heedline takes over when the person answers. */
    void ringPerson(Answering answering, DialListener listener) {
        lane.execute(() -> {
            heedline = listener;
            state = new CallState.Ringing(new RingingLine(id, answering, ringingLimit));
            guard("Heedline's side", listener::onRinging);
        });
    }

    /** Ends it before it rings anywhere. */
    void fail(DialOutcome why) {
        lane.execute(() -> {
            outcome.complete(why);
            end(why.cause());
        });
    }

    CompletableFuture<DialOutcome> outcome() {
        return outcome;
    }

    /** Moves the call on by 20 ms, on its lane. */
    void tick() {
        if (!laggedBefore && lane.backlog() > LAGGING) {
            laggedBefore = true;
            log.warn(
                    "call {} is over {} ms late: its listener is too slow, or the machine has too many calls",
                    id,
                    LAGGING * AudioFrame.DURATION_MS);
        }
        lane.execute(() -> {
            if (state instanceof CallState.Ringing ringing) {
                ringing.line().tick().ifPresent(this::rang);
            } else if (state instanceof CallState.Transferring transferring) {
                transferring.line().tick().ifPresent(result -> transferRang(transferring, result));
            }
            if (state instanceof CallState.Up up) {
                exchangeFrames(up);
            }
        });
    }

    private void rang(DialOutcome result) {
        if (result instanceof DialOutcome.Answered && heedline != null) {
            guard("Heedline's side", () -> heedline.onAnswered(this));
            if (state instanceof CallState.Ringing) {
                log.error("call {} was answered, and Heedline did not take it over", id);
                end(HangupCause.TEMPORARY_FAILURE);
            }
        } else {
            outcome.complete(result);
            end(result.cause());
        }
    }

    private void exchangeFrames(CallState.Up up) {
        AudioFrame heard = far.next();
        AudioFrame said =
                up instanceof CallState.WithPerson with ? with.person().next() : speech.next();
        guard("its caller", () -> far.hear(said));
        if (up instanceof CallState.WithPerson with) {
            guard("the person it was transferred to", () -> with.person().hear(heard));
        }
        guard("its listener", () -> up.listener().onFrame(nextFrame++, heard, said));
        for (SpeechQueue.Piece piece : speech.takeFinished()) {
            Playback playback = playbacks.remove(piece);
            if (playback != null) {
                guard("its listener", () -> up.listener().onPlaybackFinished(playback));
            }
        }
    }

    @Override
    public void answer(CallListener listener) {
        lane.onLane(() -> {
            if (state instanceof CallState.Ended) {
                return;
            }
            if (!(state instanceof CallState.Ringing)) {
                throw new IllegalStateException("call " + id + " was answered before");
            }
            state = new CallState.WithBot(listener);
            outcome.complete(new DialOutcome.Answered(id));
            guard("its caller", () -> far.person().onAnswered(far));
        });
    }

    @Override
    public Playback play(Pcm words) {
        SpeechQueue.Piece piece = new SpeechQueue.Piece(words);
        Playback playback = new Playback() {
            @Override
            public void stop() {
                lane.onLane(() -> {
                    speech.remove(piece);
                    playbacks.remove(piece);
                });
            }

            @Override
            public void setGain(double db) {
                lane.onLane(() -> speech.setGain(piece, db));
            }
        };
        lane.onLane(() -> {
            if (state instanceof CallState.WithBot || state instanceof CallState.Transferring) {
                playbacks.put(piece, playback);
                speech.add(piece);
            }
        });
        return playback;
    }

    private void dropSpeech() {
        speech.clear();
        playbacks.clear();
    }

    @Override
    public void transfer(TransferTarget target, AfterPerson afterPerson) {
        lane.onLane(() -> {
            if (!(state instanceof CallState.WithBot withBot)) {
                return;
            }
            dropSpeech();
            Optional<Person> found = network.person(target.text());
            if (found.isEmpty()) {
                tellTransferFailed(withBot, target, new DialOutcome.UnknownNumber(target.text()));
                return;
            }
            RingingLine line = new RingingLine(id, found.get().answering(), ringingLimit);
            state = withBot.transfer(
                    target, afterPerson, found.get().whoAnswers().get(), line);
        });
    }

    private void transferRang(CallState.Transferring transferring, DialOutcome result) {
        if (!(result instanceof DialOutcome.Answered)) {
            CallState.WithBot back = transferring.failed();
            state = back;
            tellTransferFailed(back, transferring.target(), result);
            return;
        }
        Leg person = new Leg(transferring.person(), this);
        dropSpeech();
        state = transferring.answered(person);
        guard("the person it was transferred to", () -> person.person().onAnswered(person));
        guard(
                "its listener",
                () -> transferring
                        .listener()
                        .onTransferred(transferring.target().text()));
    }

    private void tellTransferFailed(CallState.Up up, TransferTarget target, DialOutcome why) {
        lane.execute(() -> guard("its listener", () -> up.listener().onTransferFailed(target.text(), why)));
    }

    @Override
    public void keyPressed(Leg leg, char key) {
        lane.execute(() -> {
            if (leg == far && state instanceof CallState.Up up) {
                guard("its listener", () -> up.listener().onDtmf(key));
            }
        });
    }

    @Override
    public void putDown(Leg leg) {
        lane.execute(() -> {
            if (state instanceof CallState.WithPerson with
                    && leg == with.person()
                    && with.afterPerson() == AfterPerson.RETURN) {
                comeBack(with);
            } else {
                end(state instanceof CallState.Ringing ? HangupCause.ORIGINATOR_CANCEL : HangupCause.NORMAL_CLEARING);
            }
        });
    }

    private void comeBack(CallState.WithPerson with) {
        state = with.returned();
        tell("the person it was transferred to", () -> with.person().person().onEnded(HangupCause.NORMAL_CLEARING));
        guard("its listener", () -> with.listener().onReturned());
    }

    @Override
    public void hangUp(HangupCause cause) {
        lane.onLane(() -> end(cause));
    }

    private void end(HangupCause cause) {
        if (state instanceof CallState.Ended) {
            return;
        }
        CallState last = state;
        state = new CallState.Ended(cause);
        dropSpeech();
        outcome.complete(notAnswered(cause));
        log.info("call {} ended: {} after {} ms", id, cause, nextFrame * AudioFrame.DURATION_MS);
        // Told behind what runs now, so that a listener is never called from within its own call to hangUp.
        lane.execute(() -> tellEnd(last, cause));
        network.ended(this);
    }

    private void tellEnd(CallState last, HangupCause cause) {
        if (last instanceof CallState.Up up) {
            tell("its listener", () -> up.listener().onEnded(cause));
        }
        if (last instanceof CallState.WithPerson with) {
            tell(
                    "the person it was transferred to",
                    () -> with.person().person().onEnded(cause));
        }
        tell("its caller", () -> far.person().onEnded(cause));
    }

    private static DialOutcome notAnswered(HangupCause cause) {
        return cause == HangupCause.USER_BUSY ? new DialOutcome.Busy() : new DialOutcome.Refused(cause);
    }

    /** Runs what others wrote; their fault ends this call. Does nothing once the call is over. */
    private void guard(String who, Runnable code) {
        if (state instanceof CallState.Ended) {
            return;
        }
        try {
            code.run();
        } catch (RuntimeException | Error fault) {
            fail(who, fault);
        }
    }

    private void tell(String who, Runnable code) {
        try {
            code.run();
        } catch (RuntimeException | Error fault) {
            log.error("call {} was over, and {} failed on hearing so", id, who, fault);
        }
    }

    private void fail(String who, Throwable fault) {
        log.error("call {} is ended after {} ms, for {} failed", id, nextFrame * AudioFrame.DURATION_MS, who, fault);
        end(HangupCause.TEMPORARY_FAILURE);
    }

    @Override
    public CallId id() {
        return id;
    }

    @Override
    public Direction direction() {
        return route.direction();
    }

    @Override
    public String caller() {
        return route.caller();
    }

    @Override
    public String callee() {
        return route.callee();
    }

    @Override
    public void onLane(Runnable task) {
        lane.onLane(task);
    }

    @Override
    public Executor lane() {
        return lane;
    }
}
