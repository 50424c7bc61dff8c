package io.heedline.application.conversation;

import io.heedline.asr.Utterance;
import io.heedline.audio.WavWriter;
import io.heedline.nlu.Understanding;
import io.heedline.recordings.Turn;
import io.heedline.telephony.AudioFrame;
import io.heedline.telephony.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

final class CallDiary {
    private final Call call;
    private final Hotline hotline;
    private final Instant startedAt;
    private final List<Turn> turns = new ArrayList<>();
    private final Path recording;
    private WavWriter wav;

    CallDiary(Call call, Hotline hotline) {
        this.call = call;
        this.hotline = hotline;
        this.startedAt = hotline.clock().instant();
        this.recording = hotline.recordings().resolve(call.id() + ".wav");
        try {
            Files.createDirectories(hotline.recordings());
            wav = WavWriter.create(recording, 8000, 2);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void record(AudioFrame heard, AudioFrame said) {
        short[] both = new short[320];
        short[] l = heard.samples();
        short[] r = said.samples();
        for (int i = 0; i < 160; i++) {
            both[2 * i] = l[i];
            both[2 * i + 1] = r[i];
        }
        try {
            wav.write(both);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void callerSaid(Utterance said, long startMs, long endMs, Optional<Understanding> meaning) {
        if (said.isEmpty() && !said.rejected()) {
            return;
        }
        add(new Turn(
                Turn.Speaker.CALLER,
                said.text(),
                startMs,
                endMs,
                meaning.map(Understanding::intent),
                meaning.map(m -> OptionalDouble.of(m.confidence())).orElse(OptionalDouble.empty())));
    }

    void botSaid(String text, long startMs, long endMs) {
        add(new Turn(Turn.Speaker.BOT, text, startMs, endMs, Optional.empty(), OptionalDouble.empty()));
    }

    private void add(Turn turn) {
        turns.add(turn);
        hotline.listener().turn(call, turn);
    }

    CallReport close(String outcome, boolean reachedAim) {
        try {
            wav.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        turns.sort(Comparator.comparingLong(Turn::startMs));
        return new CallReport(
                call.id(), call.caller(), startedAt, outcome, reachedAim, turns, recording, recording, List.of());
    }
}
