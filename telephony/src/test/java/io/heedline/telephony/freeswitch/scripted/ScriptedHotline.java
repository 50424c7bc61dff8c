package io.heedline.telephony.freeswitch.scripted;

import io.heedline.audio.Pcm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;

/** A scripted node whose calls come to a plain application of ours, for tests of the fake. */
final class ScriptedHotline implements AutoCloseable {

    final ScriptedFreeSwitch fs = ScriptedFreeSwitch.start();
    private final ServerSocket server;

    ScriptedHotline() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(5_000);
        fs.dialplan().answerAndConnect(address());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /** The application's end of the next call, which it has taken. */
    RawConnection take() throws IOException {
        RawConnection app = new RawConnection(server.accept());
        app.ask("connect");
        app.ask("myevents");
        return app;
    }

    RawConnection client() throws IOException {
        return RawConnection.authenticated(fs.address(), fs.password());
    }

    /** So many milliseconds of one value, at 8 kHz. */
    static Pcm steady(int value, int ms) {
        short[] samples = new short[8 * ms];
        Arrays.fill(samples, (short) value);
        return new Pcm(samples, 8_000);
    }

    /** How many samples have this value. */
    static int count(Pcm heard, int value) {
        int count = 0;
        for (short sample : heard.samples()) {
            count += sample == value ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        server.close();
        fs.close();
    }
}
