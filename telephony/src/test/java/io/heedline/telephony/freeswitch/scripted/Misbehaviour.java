package io.heedline.telephony.freeswitch.scripted;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What the node is to do wrong. Set from the test's thread, read on the event loop. */
public final class Misbehaviour {

    enum Obedience {
        OBEY,
        IGNORE,
        DROP
    }

    enum Fate {
        SENT,
        CUT,
        STALLED
    }

    private final List<Predicate<ReceivedCommand>> unanswered = new CopyOnWriteArrayList<>();
    private final List<Predicate<ReceivedCommand>> dropping = new CopyOnWriteArrayList<>();
    private volatile Set<String> twice = Set.of();
    private volatile Set<String> withheld = Set.of();
    private volatile boolean swapping;
    private volatile boolean slow;
    private volatile boolean rejecting;
    private volatile boolean deaf;
    private volatile long delay;
    private volatile int cutNextAt = -1;
    private volatile int stallNextAt = -1;
    private volatile boolean stalled;

    Misbehaviour() {}

    /** Commands whose summary begins so get no reply and are not carried out. */
    public void neverReplyTo(String beginning) {
        unanswered.add(command -> command.summary().startsWith(beginning));
    }

    /** The connection breaks off when such a command comes. */
    public void dropConnectionOn(String beginning) {
        dropping.add(command -> command.summary().startsWith(beginning));
    }

    /** All that is sent comes so much later. */
    public void delayAll(long ms) {
        delay = ms;
    }

    /** Events of these names come twice. */
    public void duplicateEvents(String... names) {
        twice = Set.of(names);
    }

    /** Events of these names come only with {@link ScriptedFreeSwitch#releaseWithheldEvents}, thus out of order. */
    public void withholdEvents(String... names) {
        withheld = Set.of(names);
    }

    /** Each event comes behind the one that follows it. */
    public void swapNeighbouringEvents(boolean on) {
        swapping = on;
    }

    /** Of the next frame only so many bytes come, then the connection breaks off. */
    public void cutNextFrameAt(int bytes) {
        cutNextAt = bytes;
    }

    /** Of the next frame only so many bytes come, then nothing any more, on any connection, though all stay open. */
    public void stallNextFrameAt(int bytes) {
        stallNextAt = bytes;
    }

    /** New connections are not read from, so that what is sent to the node piles up. */
    public void readSlowly(boolean on) {
        slow = on;
    }

    /** Clients are told that their address is not allowed. */
    public void rejectAddresses(boolean on) {
        rejecting = on;
    }

    /** Clients are not greeted. */
    public void sayNothing(boolean on) {
        deaf = on;
    }

    /** Good from now on. What was cut or stalled stays so. */
    public void stop() {
        unanswered.clear();
        dropping.clear();
        twice = Set.of();
        withheld = Set.of();
        swapping = false;
        slow = false;
        rejecting = false;
        deaf = false;
        delay = 0;
        cutNextAt = -1;
        stallNextAt = -1;
        stalled = false;
    }

    boolean readsSlowly() {
        return slow;
    }

    boolean rejects() {
        return rejecting;
    }

    boolean saysNothing() {
        return deaf;
    }

    long delayMs() {
        return delay;
    }

    Obedience onCommand(ReceivedCommand command) {
        if (dropping.stream().anyMatch(test -> test.test(command))) {
            return Obedience.DROP;
        }
        return unanswered.stream().anyMatch(test -> test.test(command)) ? Obedience.IGNORE : Obedience.OBEY;
    }

    Fate onFrame(byte[] frame, ByteArrayOutputStream out) {
        if (stalled) {
            return Fate.STALLED;
        }
        int cut = cutNextAt;
        int stall = stallNextAt;
        cutNextAt = -1;
        stallNextAt = -1;
        int length = Math.min(frame.length, cut >= 0 ? cut : stall >= 0 ? stall : frame.length);
        out.write(frame, 0, length);
        stalled = stall >= 0;
        return cut >= 0 ? Fate.CUT : Fate.SENT;
    }

    /** The events to be sent now, in their order. */
    List<FakeEvent> onEvent(FakeEvent event, List<FakeEvent> held) {
        List<FakeEvent> now = new ArrayList<>();
        if (withheld.contains(event.name())) {
            held.add(event);
            return now;
        }
        if (swapping) {
            if (held.isEmpty()) {
                held.add(event);
                return now;
            }
            now.add(event);
            now.add(held.remove(0));
            return now;
        }
        now.add(event);
        if (twice.contains(event.name())) {
            now.add(event);
        }
        return now;
    }
}
