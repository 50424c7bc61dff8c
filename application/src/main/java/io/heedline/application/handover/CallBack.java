package io.heedline.application.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A caller who wants to be rung back.
 *
 * @param id names it
 * @param key under which it was asked for
 * @param number to be rung
 * @param target of the person the caller wants: a number, or {@code queue:} and a name
 * @param language of the talk, as in "zh-CN"
 * @param askedAt when
 * @param state how far it has come
 * @param talk what the talk was about, once that talk is over
 */
public record CallBack(
        String id,
        String key,
        String number,
        String target,
        String language,
        Instant askedAt,
        CallBackState state,
        Optional<Talk> talk) {

    public CallBack {
        talk = talk == null ? Optional.empty() : talk;
    }

    /**
     * What the talk was about.
     *
     * @param callId the call in which the call-back was asked for
     * @param wish what the caller wanted last, an intent; empty if it is not known
     * @param slots what the caller had said, nothing secret
     * @param summary three lines for the person
     */
    public record Talk(String callId, String wish, Map<String, String> slots, Summary summary) {
        public Talk {
            slots = Map.copyOf(slots);
        }
    }

    CallBack now(CallBackState next) {
        return new CallBack(id, key, number, target, language, askedAt, next, talk);
    }

    CallBack about(Talk what) {
        return new CallBack(id, key, number, target, language, askedAt, state, Optional.of(what));
    }

    /** Whether somebody still has to do something. */
    boolean pending() {
        return state instanceof CallBackState.Open || state instanceof CallBackState.Ringing;
    }

    /** How long until it is due; nothing once it is. */
    Duration dueIn(Instant now) {
        return state instanceof CallBackState.Open open && open.due().isAfter(now)
                ? Duration.between(now, open.due())
                : Duration.ZERO;
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "CallBack[" + id + ", " + state + "]";
    }
}
