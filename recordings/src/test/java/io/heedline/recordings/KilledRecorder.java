package io.heedline.recordings;

import java.nio.file.Path;

/** Another process that records 265 frames, says so, and then waits to be killed in the midst of the call. */
final class KilledRecorder {

    private KilledRecorder() {}

    public static void main(String[] args) throws Exception {
        Recorder recorder = new Recorder();
        CallRecorder call = recorder.start(Path.of(args[0]), Frames.RATE, loss -> System.out.println(loss));
        Frames.record(call, 0, 265);
        recorder.written().join();
        System.out.println("recorded");
        System.in.read();
    }
}
