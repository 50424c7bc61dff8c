package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.links.PersonRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How calls are handled.
 *
 * @param answerLimit how long the node may take to answer a channel, and to park one
 * @param firstSoundLimit how long the first sound may take after it was asked for
 * @param ringingLimit how long a person's telephone rings, and how long a caller waits for an agent of a queue
 * @param hangupLimit how long the node may take to hang a channel up before it is given up
 * @param rearmings how often in a row sound that has stopped is asked for again
 * @param dialString where an extension is: {@code user/8000} for 8000
 * @param ringback what the caller hears while a person's telephone rings: a tone as FreeSWITCH writes tones
 * @param personRecordings where FreeSWITCH writes what is said between a caller and a person, the same path for the
 *     node and for us; without it such sound is not heard by Heedline
 * @param eventBacklog events of one call that may wait before no more are read from its node
 */
public record CallSettings(
        Duration answerLimit,
        Duration firstSoundLimit,
        Duration ringingLimit,
        Duration hangupLimit,
        int rearmings,
        UnaryOperator<String> dialString,
        String ringback,
        Optional<Path> personRecordings,
        int eventBacklog) {

    public CallSettings {
        if (rearmings < 0 || eventBacklog < 1) {
            throw new IllegalArgumentException("rearmings " + rearmings + " and event backlog " + eventBacklog
                    + ": expected at least 0 and at least 1");
        }
        if (ringback.isBlank() || ringback.indexOf(';') >= 0 || ringback.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "ringback \"" + ringback + "\": expected a tone without semicolons, such as %(1000,4000,450)");
        }
        personRecordings.ifPresent(directory -> PersonRecording.of(directory, "trial", 1));
    }

    /** What suits a node on the same host or network; persons are heard only when a directory is set. */
    public static CallSettings usual() {
        return new CallSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                3,
                extension -> "user/" + extension,
                "%(1000,4000,450)",
                Optional.empty(),
                256);
    }

    /** These settings, with other places of extensions. */
    public CallSettings dialling(UnaryOperator<String> extensions) {
        return new CallSettings(
                answerLimit,
                firstSoundLimit,
                ringingLimit,
                hangupLimit,
                rearmings,
                extensions,
                ringback,
                personRecordings,
                eventBacklog);
    }

    /** These settings, with another limit to waiting for a person. */
    public CallSettings ringingFor(Duration limit) {
        return new CallSettings(
                answerLimit,
                firstSoundLimit,
                limit,
                hangupLimit,
                rearmings,
                dialString,
                ringback,
                personRecordings,
                eventBacklog);
    }

    /** These settings, with persons recorded into a directory. */
    public CallSettings recordingPersonsIn(Path directory) {
        return new CallSettings(
                answerLimit,
                firstSoundLimit,
                ringingLimit,
                hangupLimit,
                rearmings,
                dialString,
                ringback,
                Optional.of(directory),
                eventBacklog);
    }
}
