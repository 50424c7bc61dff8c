package io.heedline.application.rehearsal;

import io.heedline.application.rehearsal.CallLog.Hearing;
import java.util.List;

/**
 * One rehearsed call. The names are a contract.
 *
 * @param number of the person, from 1
 * @param kind what kind of person
 * @param service what they called for
 * @param voice the variant of espeak-ng they spoke with
 * @param outcome how the call is filed
 * @param served whether the service they called for was carried out
 * @param withPerson whether a person took over
 * @param stuck whether the call led nowhere and the person gave up
 * @param turns how often the person spoke or pressed keys when it was their turn
 * @param seconds how long it took
 * @param responseMs how long the person waited for each answer, measured on the recording
 * @param operations what the back end did, as "bill" or "identify: not-verified"
 * @param hearings all that the bot heard
 * @param recording absolute path of the stereo recording
 * @param transcript absolute path of the transcript
 * @param truth absolute path of what was really said, and when
 */
public record RehearsedCall(
        int number,
        String kind,
        String service,
        String voice,
        String outcome,
        boolean served,
        boolean withPerson,
        boolean stuck,
        int turns,
        double seconds,
        List<Long> responseMs,
        List<String> operations,
        List<Heard> hearings,
        String recording,
        String transcript,
        String truth) {

    /**
     * Something the person said and what the bot made of it.
     *
     * @param state where the dialogue was
     * @param said what was really said
     * @param heard what was recognised; empty if it was rejected
     * @param intent what it was understood as; empty if it was not
     * @param understood whether the dialogue went on with it
     */
    public record Heard(String state, String said, String heard, String intent, boolean understood) {
        static Heard of(Hearing hearing) {
            return new Heard(hearing.state(), hearing.said(), hearing.heard(), hearing.intent(), hearing.understood());
        }
    }

    /** Whether the call needed no person and came to its end without one, with what was wanted. */
    public boolean finishedAlone() {
        return served && !withPerson && !stuck;
    }

    /** Whether this is a wish that the bot can fulfil by itself. */
    public boolean needsNoPerson() {
        return Service.named(service).filter(Service::needsPerson).isEmpty();
    }

    /** Whether somebody should listen to this call. */
    public boolean wentWrong() {
        return !served || stuck || needsNoPerson() && withPerson;
    }
}
