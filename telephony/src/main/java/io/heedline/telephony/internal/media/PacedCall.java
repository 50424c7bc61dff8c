package io.heedline.telephony.internal.media;

import io.heedline.telephony.AudioFrame;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound of one call on its event loop. Unless a comment says otherwise fields belong to that loop; what comes from
 * other threads is handed over to it.
 */
final class PacedCall implements CallMedia, UnicastLink.Host, Pacer.OnBeat {

    private static final Logger log = LoggerFactory.getLogger(PacedCall.class);

    private final MediaLine line;
    private final MediaLoop loop;
    private final Duration uplinkLostAfter;
    private final Runnable onClosed;
    private final Rejects rejects;
    /** Both for all threads. */
    private final AtomicBoolean started = new AtomicBoolean();

    private final AtomicBoolean closed = new AtomicBoolean();

    private final PhaseLock phase = new PhaseLock();
    /** Silent before the first, and after the last. */
    private MediaLink link = SilentLink.INSTANCE;

    private UnicastLink waiting;
    private Pacer.Beat beat;
    private AudioFrame heard = AudioFrame.SILENCE;
    private AudioFrame said = AudioFrame.SILENCE;
    private boolean madeUp;
    private boolean lossTold;
    private boolean faultTold;

    PacedCall(MediaLine line, MediaLoop loop, Duration uplinkLostAfter, Runnable onClosed) {
        this.line = line;
        this.loop = loop;
        this.uplinkLostAfter = uplinkLostAfter;
        this.onClosed = onClosed;
        rejects = new Rejects(line.callId());
    }

    @Override
    public void start() {
        if (!started.compareAndSet(false, true)) {
            throw new IllegalStateException("callId=" + line.callId() + " media were started before");
        }
        loop.execute(() -> {
            if (!closed.get()) {
                beat = loop.pacer().begin(this);
            }
        });
    }

    @Override
    public UnicastLink unicast(MediaFormat format, InetAddress expectedSender) {
        if (closed.get()) {
            throw new MediaException("callId=" + line.callId() + " media are closed: no port is opened for them");
        }
        int lostAfterBeats = (int) (uplinkLostAfter.toMillis() / Pacer.BEAT_MS);
        UnicastLink opened = new UnicastLink(
                line.callId(), loop.openPort(line.callId()), format, expectedSender, lostAfterBeats, rejects, this);
        loop.execute(() -> awaitFirst(opened));
        return opened;
    }

    private void awaitFirst(UnicastLink opened) {
        if (closed.get()) {
            opened.close();
        } else if (opened != link) {
            if (waiting != null) {
                waiting.close();
            }
            waiting = opened;
        }
    }

    @Override
    public void cameUp(UnicastLink arrived) {
        if (waiting == arrived) {
            waiting = null;
        }
        exchange(arrived);
    }

    @Override
    public boolean hasStarted() {
        return beat != null;
    }

    @Override
    public void alignBeat() {
        phase.restart();
        beat.move(PhaseLock.jump(beat.dueNanos() - nanoTime()));
    }

    @Override
    public void frameArrived() {
        long wait = beat.dueNanos() - nanoTime();
        // When the beat itself is overdue the loop is behind, and the datagram may have come long ago.
        if (wait >= 0) {
            phase.arrived(wait);
        }
    }

    @Override
    public void use(MediaLink other) {
        loop.execute(() -> exchange(other));
    }

    private void exchange(MediaLink other) {
        MediaLink before = link;
        if (closed.get()) {
            end(other);
        } else if (other != before) {
            link = other;
            lossTold = false;
            end(before);
        }
    }

    /** Hears and says 20 ms. */
    @Override
    public int beat() {
        if (closed.get()) {
            return 0;
        }
        heard = AudioFrame.SILENCE;
        said = AudioFrame.SILENCE;
        madeUp = isLate();
        try {
            MediaLink.Heard both = link.next();
            heard = both.caller();
            said = both.person() == null ? say() : both.person();
        } catch (RuntimeException | Error fault) {
            tell("its link", fault);
        }
        return follow();
    }

    /** Hands them over. */
    @Override
    public void afterBeat() {
        if (closed.get()) {
            return;
        }
        try {
            line.onFrames(heard, said);
            watch();
        } catch (RuntimeException | Error fault) {
            tell("whoever hears its frames", fault);
        }
    }

    private AudioFrame say() {
        AudioFrame next = link.carriesSpeech() ? line.nextSaid() : AudioFrame.SILENCE;
        link.say(next);
        beat.noteSent();
        return next;
    }

    private void watch() {
        boolean lost = link.lost();
        if (lost && !lossTold && !madeUp) {
            lossTold = true;
            log.warn("callId={} nothing comes by {} for {} ms", line.callId(), link, uplinkLostAfter.toMillis());
            line.onUplinkLost(uplinkLostAfter);
        } else if (!lost) {
            lossTold = false;
        }
    }

    private int follow() {
        int step = phase.step();
        if (step != 0 && link instanceof UnicastLink unicast) {
            unicast.clockMoved(step * Pacer.SLOT_NANOS);
        }
        return step;
    }

    private void tell(String whose, Throwable fault) {
        if (!faultTold) {
            faultTold = true;
            log.error("callId={} media go on with silence, told once, for {} failed", line.callId(), whose, fault);
        }
    }

    @Override
    public void onLoop(Runnable task) {
        loop.execute(task);
    }

    @Override
    public long nanoTime() {
        return loop.pacer().nanoTime();
    }

    @Override
    public boolean isLate() {
        return beat != null && beat.lateNanos() > Pacer.BEAT_NANOS;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        onClosed.run();
        loop.execute(() -> {
            if (beat != null) {
                beat.end();
            }
            if (waiting != null) {
                end(waiting);
            }
            end(link);
            link = SilentLink.INSTANCE;
        });
    }

    private void end(MediaLink ended) {
        try {
            ended.close();
        } catch (RuntimeException fault) {
            log.error("callId={} a media link cannot be closed: {}", line.callId(), ended, fault);
        }
    }
}
