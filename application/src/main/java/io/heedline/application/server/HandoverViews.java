package io.heedline.application.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heedline.application.handover.CallBack;
import io.heedline.application.handover.CallBackState;
import io.heedline.application.handover.Handover;
import io.heedline.application.handover.HandoverState;
import io.heedline.application.handover.Numbers;
import io.heedline.application.handover.Summary;
import io.heedline.application.server.Desks.From;
import io.heedline.recordings.Transcript.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Handovers and call-backs as the API tells them: in lists with masked numbers, one by one with the whole number. */
final class HandoverViews {

    private HandoverViews() {}

    /** How far something has come: a word, since when, and of a handover that nobody took why. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record State(String is, Instant since, Optional<String> why) {

        static State of(HandoverState state) {
            String why = state instanceof HandoverState.NotTaken missed
                    ? word(missed.why().name())
                    : null;
            return new State(name(state), state.since(), Optional.ofNullable(why));
        }

        private static String name(HandoverState state) {
            if (state instanceof HandoverState.Waiting) {
                return "waiting";
            } else if (state instanceof HandoverState.Taken) {
                return "taken";
            }
            return state instanceof HandoverState.NotTaken ? "not-taken" : "ended";
        }

        private static String word(String constant) {
            return constant.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A handover in a list. */
    record Line(
            String callId,
            String caller,
            String target,
            String language,
            Instant at,
            State state,
            long waitedSeconds,
            boolean verified,
            Summary summary,
            boolean trial) {
        static Line of(From<Handover> from, Instant now) {
            Handover one = from.what();
            return new Line(
                    one.callId(),
                    Numbers.masked(one.caller()),
                    one.target(),
                    one.locale().toLanguageTag(),
                    one.at(),
                    State.of(one.state()),
                    one.state().waited(now).toSeconds(),
                    one.identity().isPresent(),
                    one.summary(),
                    from.trial());
        }
    }

    /** One handover, for the person who takes it over. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Whole(
            String callId,
            String caller,
            String target,
            String reason,
            String language,
            Instant startedAt,
            Instant at,
            State state,
            long waitedSeconds,
            Summary summary,
            boolean verified,
            Optional<Handover.Identity> identity,
            List<String> wishes,
            Map<String, String> slots,
            List<Turn> turns,
            boolean trial) {
        static Whole of(From<Handover> from, Instant now) {
            Handover one = from.what();
            return new Whole(
                    one.callId(),
                    one.caller(),
                    one.target(),
                    one.reason(),
                    one.locale().toLanguageTag(),
                    one.startedAt(),
                    one.at(),
                    State.of(one.state()),
                    one.state().waited(now).toSeconds(),
                    one.summary(),
                    one.identity().isPresent(),
                    one.identity(),
                    one.wishes(),
                    one.slots(),
                    one.turns(),
                    from.trial());
        }
    }

    /** A call-back; {@code due} while it is still to be made, {@code canRing} if Heedline itself can make it. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Back(
            String id,
            String number,
            String target,
            String language,
            Instant askedAt,
            String state,
            Optional<Instant> due,
            int attempts,
            Optional<String> callId,
            Optional<Summary> summary,
            boolean canRing,
            boolean trial) {

        static Back line(From<CallBack> from, boolean canRing) {
            return of(from, Numbers.masked(from.what().number()), canRing);
        }

        static Back whole(From<CallBack> from, boolean canRing) {
            return of(from, from.what().number(), canRing);
        }

        private static Back of(From<CallBack> from, String number, boolean canRing) {
            CallBack one = from.what();
            return new Back(
                    one.id(),
                    number,
                    one.target(),
                    one.language(),
                    one.askedAt(),
                    name(one.state()),
                    one.state() instanceof CallBackState.Open open ? Optional.of(open.due()) : Optional.empty(),
                    one.state().attempts(),
                    one.talk().map(CallBack.Talk::callId),
                    one.talk().map(CallBack.Talk::summary),
                    canRing && one.state() instanceof CallBackState.Open,
                    from.trial());
        }

        static String name(CallBackState state) {
            if (state instanceof CallBackState.Open) {
                return "open";
            } else if (state instanceof CallBackState.Ringing) {
                return "ringing";
            }
            return state instanceof CallBackState.Done ? "done" : "given-up";
        }
    }
}
