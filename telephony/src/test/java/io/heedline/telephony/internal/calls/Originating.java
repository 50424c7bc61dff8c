package io.heedline.telephony.internal.calls;

import io.heedline.telephony.freeswitch.scripted.Dialplan;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The other, plain connection with a scripted node, by which a test has it do things. */
final class Originating {

    private static final int PATIENCE_MS = 5_000;

    private Originating() {}

    /** Has the node ring a number and connect it to us at its answer, or at its first sound. */
    static void from(CallRig rig, String number) {
        api(
                rig,
                "originate sofia/gateway/trunk/" + number + " '&"
                        + Dialplan.socket(rig.address()).replaceFirst(" ", "(") + ")'",
                "bgapi ");
    }

    static void api(CallRig rig, String command) {
        api(rig, command, "api ");
    }

    private static void api(CallRig rig, String command, String how) {
        try (Socket socket =
                new Socket(rig.node.address().getAddress(), rig.node.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            String text = "auth " + rig.node.password() + "\n\n" + how + command + "\n\nexit\n\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            while (in.read() >= 0) {
                // Until the node has carried out all of it and closes.
            }
        } catch (IOException e) {
            throw new AssertionError("the scripted node could not be told to " + command, e);
        }
    }
}
