package io.heedline.application.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks that broke off, for callers who ring again soon: by number, each once. They are kept on disk so that a restart
 * does not make callers begin anew; the disk is written behind the calls. Safe for all threads.
 */
final class UnfinishedTalks {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedTalks.class);

    /** So many callers do not ring off within the time of the settings. */
    private static final int MOST = 10_000;

    private final RecordKeeper<UnfinishedTalk> keeper;
    private final Executor disk;
    private final Duration within;
    private final Clock clock;
    private final Map<String, UnfinishedTalk> byNumber = new LinkedHashMap<>();

    UnfinishedTalks(RecordKeeper<UnfinishedTalk> keeper, Executor disk, Duration within, Clock clock) {
        this.keeper = keeper;
        this.disk = disk;
        this.within = within;
        this.clock = clock;
        try {
            keeper.load().stream()
                    .sorted(Comparator.comparing(UnfinishedTalk::endedAt))
                    .forEach(talk -> forget(byNumber.put(talk.number(), talk)));
        } catch (IOException e) {
            throw new UncheckedIOException("The list of talks that broke off cannot be read", e);
        }
        forgetOld();
    }

    synchronized void remember(UnfinishedTalk talk) {
        forgetOld();
        forget(byNumber.remove(talk.number()));
        byNumber.put(talk.number(), talk);
        disk.execute(() -> {
            try {
                keeper.save(talk.callId(), talk);
            } catch (IOException | RuntimeException e) {
                log.warn("Talk that broke off is not on disk callId={} reason={}", talk.callId(), e.toString());
            }
        });
    }

    /** The talk of this caller that broke off a short while ago. It is given once. */
    synchronized Optional<UnfinishedTalk> recall(String number) {
        forgetOld();
        Optional<UnfinishedTalk> talk = Optional.ofNullable(byNumber.remove(number));
        talk.ifPresent(this::forget);
        return talk;
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(within);
        List<UnfinishedTalk> all = List.copyOf(byNumber.values());
        for (int i = 0; i < all.size(); i++) {
            UnfinishedTalk talk = all.get(i);
            if (talk.endedAt().isBefore(before) || all.size() - i > MOST) {
                byNumber.remove(talk.number());
                forget(talk);
            }
        }
    }

    private void forget(UnfinishedTalk talk) {
        if (talk == null) {
            return;
        }
        disk.execute(() -> {
            try {
                keeper.delete(talk.callId());
            } catch (IOException | RuntimeException e) {
                log.warn("Talk that broke off stays on disk callId={} reason={}", talk.callId(), e.toString());
            }
        });
    }
}
