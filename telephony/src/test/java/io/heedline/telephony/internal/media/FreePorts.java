package io.heedline.telephony.internal.media;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;

/** UDP ports of the loopback that nobody holds at the moment, below those the system gives out by itself. */
final class FreePorts {

    private FreePorts() {}

    /** The first of so many free ports in a row. */
    static int inARow(int count) {
        for (int tries = 0; tries < 100; tries++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (areFree(first, count)) {
                return first;
            }
        }
        throw new AssertionError("no " + count + " free UDP ports in a row between 20000 and 30000");
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try {
                new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
            } catch (IOException held) {
                return false;
            }
        }
        return true;
    }
}
