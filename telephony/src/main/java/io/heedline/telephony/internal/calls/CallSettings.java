package io.heedline.telephony.internal.calls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How calls are handled.
 *
 * @param answerLimit how long the node may take to answer a channel, and to park one
 * @param firstSoundLimit how long the first sound may take after it was asked for
 * @param ringingLimit how long a person's telephone rings, and how long a caller waits for an agent of a queue
 * @param hangupLimit how long the node may take to hang a channel up before the channel is killed
 * @param rearmings how often in a row sound that has stopped is asked for again
 * @param extensionDialString where an extension is; {@code %s} stands for it
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
        String extensionDialString,
        Optional<Path> personRecordings,
        int eventBacklog) {

    public CallSettings {
        if (extensionDialString.indexOf("%s") < 0
                || extensionDialString.indexOf("%s") != extensionDialString.lastIndexOf('%')) {
            throw new IllegalArgumentException(
                    "dial string of extensions \"" + extensionDialString + "\": expected one %s, such as user/%s");
        }
        if (rearmings < 0 || eventBacklog < 1) {
            throw new IllegalArgumentException("rearmings " + rearmings + " and event backlog " + eventBacklog
                    + ": expected at least 0 and at least 1");
        }
    }

    /** What suits a node on the same host or network; persons are heard only when a directory is set. */
    public static CallSettings usual() {
        return new CallSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                3,
                "user/%s",
                Optional.empty(),
                256);
    }

    /** These settings, with persons recorded into a directory. */
    public CallSettings recordingPersonsIn(Path directory) {
        return new CallSettings(
                answerLimit,
                firstSoundLimit,
                ringingLimit,
                hangupLimit,
                rearmings,
                extensionDialString,
                Optional.of(directory),
                eventBacklog);
    }
}
