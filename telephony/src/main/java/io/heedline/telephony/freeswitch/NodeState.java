package io.heedline.telephony.freeswitch;

import java.time.Instant;

/**
 * How a node is.
 *
 * <pre>
 *   Connecting --link--> Up <--heartbeats--> Silent
 *        |               |                     |
 *        +----> Down <---+---------------------+
 *                 +--link--> Up
 * </pre>
 */
public sealed interface NodeState {

    /** When it came to be so. */
    Instant since();

    /** Its event socket was not reached yet. */
    record Connecting(Instant since) implements NodeState {}

    /** Its event socket is open and it gives signs of life: it gets calls. */
    record Up(Instant since) implements NodeState {}

    /** Its event socket is open, but nothing has come for too long: it gets no new calls. */
    record Silent(Instant since) implements NodeState {}

    /**
     * It cannot be reached; tried again and again.
     *
     * @param why the reason, for people
     */
    record Down(Instant since, String why) implements NodeState {}
}
