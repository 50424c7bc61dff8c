package io.heedline.telephony.freeswitch.check;

import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslEventHandler;
import io.heedline.telephony.internal.esl.EslServer;
import io.heedline.telephony.internal.esl.EslServerSettings;
import io.heedline.telephony.internal.esl.EslSession;
import io.netty.channel.EventLoopGroup;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A call inside FreeSWITCH that nobody hears: one end is handed over to us as callers are, the other sends back what it
 * hears. It shows that FreeSWITCH reaches us, by TCP and by UDP, that we reach it, and at which pace sound comes. Not on
 * the port where calls are taken: a running Heedline may have it.
 */
final class TrialCall implements Check {

    private static final String SUBJECT = "trial call";

    /** Answers, and sends back what it hears; without a comma, which would part two legs. */
    private static final String MIRROR = "loopback/m:^:answer^echo/heedline/inline";

    private final EslSession session;
    private final FreeSwitchSettings settings;
    private final EventLoopGroup loops;

    TrialCall(EslSession session, FreeSwitchSettings settings, EventLoopGroup loops) {
        this.session = session;
        this.settings = settings;
        this.loops = loops;
    }

    /** A call that reached us. */
    private record Arrived(EslSession session, EslEvent channel) {}

    @Override
    public void run(NodeApi node, Consumer<Finding> findings) {
        List<String> missing = Stream.of("mod_loopback", "mod_dptools")
                .filter(module -> !SoftwareCheck.has(node, module))
                .toList();
        if (!missing.isEmpty()) {
            findings.accept(Finding.warning(
                    SUBJECT, "not tried: it needs " + String.join(", ", missing), "Load it to have the sound tried."));
            return;
        }
        String channel = UUID.randomUUID().toString();
        CompletableFuture<Arrived> arrived = new CompletableFuture<>();
        InetSocketAddress bind = new InetSocketAddress(settings.eventSocket().bind(), 0);
        EslServer server = new EslServer(
                EslServerSettings.of(bind),
                (call, data) -> {
                    arrived.complete(new Arrived(call, data));
                    return NOBODY;
                },
                loops);
        try (server) {
            String us =
                    settings.eventSocket().advertised() + ":" + server.start().getPort();
            CompletableFuture<String> started = session.background(EslCommand.api(
                    "originate", "{origination_uuid=" + channel + "}" + MIRROR, "'&socket(" + us + " async full)'"));
            findings.accept(reached(us, arrived, started));
            if (arrived.isDone()) {
                sound(channel, arrived.join(), findings);
            }
        } catch (UncheckedIOException e) {
            findings.accept(Finding.problem(
                    SUBJECT, e.getMessage(), "Set heedline.freeswitch.address to an address of this machine."));
        } finally {
            node.ask("uuid_kill " + channel);
        }
    }

    private static final EslEventHandler NOBODY = new EslEventHandler() {
        @Override
        public void onEvent(EslEvent event) {}

        @Override
        public void onClosed(EslClosed why) {}
    };

    private static Finding reached(String us, CompletableFuture<Arrived> arrived, CompletableFuture<String> started) {
        try {
            arrived.get(NodeApi.PATIENCE.toMillis() / 2, TimeUnit.MILLISECONDS);
            return Finding.ok(SUBJECT, "FreeSWITCH reaches us at " + us);
        } catch (TimeoutException | ExecutionException e) {
            String answer = started.isDone() && !started.isCompletedExceptionally() ? started.join() : "no answer";
            return answer.startsWith("+OK")
                    ? Finding.problem(
                            SUBJECT,
                            "FreeSWITCH could not open a connection to " + us,
                            "Set heedline.freeswitch.advertised to our address as FreeSWITCH sees it, and let the"
                                    + " firewall pass TCP to heedline.freeswitch.port.")
                    : Finding.problem(
                            SUBJECT, "it could not be started: " + Texts.shortened(answer), "See FreeSWITCH's log.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.warning(SUBJECT, "interrupted", "Try again.");
        }
    }

    private void sound(String channel, Arrived call, Consumer<Finding> findings) {
        boolean answered = call.channel().header("Answer-State").orElse("").equals("answered");
        if (!answered || call.channel().header("Channel-Read-Codec-Name").isEmpty()) {
            findings.accept(Finding.warning(
                    SUBJECT, "its far end did not answer, so no sound was tried", "See FreeSWITCH's log."));
            return;
        }
        FreeSwitchSettings.Media media = settings.media();
        try (DatagramSocket socket = freePort(media)) {
            EslCommand unicast = EslCommand.message(channel, "unicast")
                    .with("local-ip", media.bind().isLoopbackAddress() ? "127.0.0.1" : "0.0.0.0")
                    .with("local-port", "0")
                    .with("remote-ip", media.advertised().getHostAddress())
                    .with("remote-port", String.valueOf(socket.getLocalPort()))
                    .with("transport", "udp");
            NodeLink.await("unicast", call.session().send(unicast));
            EchoedSound.measure(socket)
                    .tell(media.advertised().getHostAddress() + ":" + socket.getLocalPort(), findings);
        } catch (SocketException e) {
            findings.accept(Finding.problem(
                    SUBJECT,
                    "no UDP port from " + media.firstPort() + " to " + media.lastPort() + " can be had: "
                            + e.getMessage(),
                    "Set heedline.freeswitch.media.first-port and last-port to ports that are free."));
        }
    }

    private static DatagramSocket freePort(FreeSwitchSettings.Media media) throws SocketException {
        SocketException last = new SocketException("the range is empty");
        for (int port = media.firstPort(); port <= media.lastPort(); port++) {
            try {
                return new DatagramSocket(port, media.bind());
            } catch (SocketException e) {
                last = e;
            }
        }
        throw last;
    }
}
