package io.heedline.telephony.freeswitch;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything the exchange has to know of its FreeSWITCH nodes. Checked when made; a wrong value is an
 * {@link IllegalArgumentException} that names it.
 *
 * @param nodes at least one, each with a name of its own
 * @param eventSocket where FreeSWITCH hands calls over to us
 * @param media how sound comes and goes
 * @param outbound how numbers are rung
 * @param transfers how calls are handed to people
 * @param timing what is waited for, and how long
 */
public record FreeSwitchSettings(
        List<Node> nodes, EventSocket eventSocket, Media media, Outbound outbound, Transfers transfers, Timing timing) {

    public FreeSwitchSettings {
        nodes = List.copyOf(nodes);
        Objects.requireNonNull(eventSocket, "eventSocket");
        Objects.requireNonNull(media, "media");
        Objects.requireNonNull(outbound, "outbound");
        Objects.requireNonNull(transfers, "transfers");
        Objects.requireNonNull(timing, "timing");
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("no FreeSWITCH node is named: at least one is needed");
        }
        for (Node node : nodes) {
            if (nodes.stream().filter(other -> other.name().equals(node.name())).count() > 1) {
                throw new IllegalArgumentException(
                        "two FreeSWITCH nodes are named " + node.name() + ": each needs a name of its own");
            }
        }
    }

    /** One node on this machine, everything else as it is by default. */
    public static FreeSwitchSettings of(Node node) {
        return new FreeSwitchSettings(
                List.of(node),
                EventSocket.loopback(),
                Media.loopback(),
                Outbound.none(),
                Transfers.byDefault(),
                Timing.byDefault());
    }

    public FreeSwitchSettings with(EventSocket other) {
        return new FreeSwitchSettings(nodes, other, media, outbound, transfers, timing);
    }

    public FreeSwitchSettings with(Media other) {
        return new FreeSwitchSettings(nodes, eventSocket, other, outbound, transfers, timing);
    }

    public FreeSwitchSettings with(Outbound other) {
        return new FreeSwitchSettings(nodes, eventSocket, media, other, transfers, timing);
    }

    public FreeSwitchSettings with(Transfers other) {
        return new FreeSwitchSettings(nodes, eventSocket, media, outbound, other, timing);
    }

    public FreeSwitchSettings with(Timing other) {
        return new FreeSwitchSettings(nodes, eventSocket, media, outbound, transfers, other);
    }

    /**
     * One FreeSWITCH.
     *
     * @param name ours, for logs and the console
     * @param host address of its event socket (mod_event_socket)
     * @param port port of its event socket, 8021 by FreeSWITCH's default
     * @param password of its event socket; never shown
     */
    public record Node(String name, String host, int port, String password) {
        public Node {
            Checks.text("the name of a FreeSWITCH node", name);
            Checks.text("the host of FreeSWITCH node " + name, host);
            Checks.port("the event-socket port of FreeSWITCH node " + name, port);
            Checks.text("the event-socket password of FreeSWITCH node " + name, password);
        }

        @Override
        public String toString() {
            return name + " (" + host + ":" + port + ")";
        }
    }

    /**
     * Our listener, to which a node's {@code socket} application connects for each call.
     *
     * @param bind address to listen on; a private one, for the protocol has neither password nor encryption
     * @param port 0 for any that is free
     * @param advertised our address as FreeSWITCH sees it, for calls that we originate; the dialplan names it for the
     *     calls that come in
     */
    public record EventSocket(InetAddress bind, int port, String advertised) {
        public EventSocket {
            Objects.requireNonNull(bind, "the address of our event-socket listener");
            Checks.range("the port of our event-socket listener", port, 0, 65_535);
            if (!advertised.matches("[A-Za-z0-9.-]{1,253}")) {
                throw new IllegalArgumentException("our event-socket listener is advertised as \"" + advertised
                        + "\": expected an IPv4 address or a host name");
            }
        }

        /** 127.0.0.1:8084. */
        public static EventSocket loopback() {
            return new EventSocket(InetAddress.getLoopbackAddress(), 8084, "127.0.0.1");
        }
    }

    /**
     * Sound: one UDP port of ours per call.
     *
     * @param bind address the ports are bound to
     * @param advertised that address as FreeSWITCH sees it
     * @param firstPort first port of the range
     * @param lastPort last port of the range, included; as many calls at once as the range has ports
     * @param eventLoops threads that pace the sound
     * @param uplinkLostAfter silence from FreeSWITCH after which the sound of a call is asked for anew
     * @param audioStream when sound is to come by mod_audio_stream rather than by these ports
     */
    public record Media(
            InetAddress bind,
            InetAddress advertised,
            int firstPort,
            int lastPort,
            int eventLoops,
            Duration uplinkLostAfter,
            Optional<AudioStream> audioStream) {

        /** By FreeSWITCH's own unicast. */
        public Media(
                InetAddress bind,
                InetAddress advertised,
                int firstPort,
                int lastPort,
                int eventLoops,
                Duration uplinkLostAfter) {
            this(bind, advertised, firstPort, lastPort, eventLoops, uplinkLostAfter, Optional.empty());
        }

        public Media {
            Objects.requireNonNull(audioStream, "the audio stream");
            Objects.requireNonNull(bind, "the address for media");
            Objects.requireNonNull(advertised, "the advertised address for media");
            Checks.port("the first media port", firstPort);
            Checks.range("the last media port", lastPort, firstPort, 65_535);
            Checks.range("the number of media event loops", eventLoops, 1, 64);
            Checks.positive("the time after which sound is taken for lost", uplinkLostAfter);
        }

        /** The same by mod_audio_stream, which every node must have loaded. */
        public Media by(AudioStream stream) {
            return new Media(bind, advertised, firstPort, lastPort, eventLoops, uplinkLostAfter, Optional.of(stream));
        }

        /** On 127.0.0.1, ports 30000 to 30999, an event loop per core, lost after 400 ms. */
        public static Media loopback() {
            InetAddress here = InetAddress.getLoopbackAddress();
            int cores = Math.min(64, Runtime.getRuntime().availableProcessors());
            return new Media(here, here, 30_000, 30_999, cores, Duration.ofMillis(400));
        }
    }

    /**
     * Sound by the third-party module mod_audio_stream, community edition: heard by a WebSocket, said by files.
     *
     * @param bind address to listen on for the module; a private one, for there is no encryption
     * @param port 0 for any that is free
     * @param advertised that address as FreeSWITCH sees it
     * @param speech directory that FreeSWITCH and this process both see under this path, for what is said
     */
    public record AudioStream(InetAddress bind, int port, String advertised, Path speech) {
        public AudioStream {
            Objects.requireNonNull(bind, "the address for audio streams");
            Checks.range("the port for audio streams", port, 0, 65_535);
            Checks.text("the advertised address for audio streams", advertised);
            if (!speech.isAbsolute()) {
                throw new IllegalArgumentException(
                        "the shared directory for speech is " + speech + ": expected an absolute path");
            }
        }
    }

    /**
     * Ways to ring numbers.
     *
     * @param routes by name; a route that is not among them is taken for the name of a SIP gateway of FreeSWITCH
     * @param defaultRoute for calls that ask for none; empty when such calls cannot be made
     * @param earlyMedia whether what the network plays before the answer is listened to
     * @param variables channel variables set on every call that we originate, such as {@code absolute_codec_string}
     */
    public record Outbound(
            Map<String, DialString> routes,
            Optional<String> defaultRoute,
            boolean earlyMedia,
            Map<String, String> variables) {
        public Outbound {
            routes = Map.copyOf(routes);
            variables = Map.copyOf(variables);
            if (defaultRoute.isPresent()
                    && !routes.containsKey(defaultRoute.get())
                    && !DialString.isGatewayName(defaultRoute.get())) {
                throw new IllegalArgumentException("the default route is \"" + defaultRoute.get()
                        + "\": expected one of " + routes.keySet() + " or the name of a gateway");
            }
            // Refused now rather than with the first call.
            new ChannelVariables().set(variables);
        }

        /** Only by gateways named in each call. */
        public static Outbound none() {
            return new Outbound(Map.of(), Optional.empty(), false, Map.of());
        }

        /** Everything by one route. */
        public static Outbound by(DialString route) {
            return new Outbound(Map.of("default", route), Optional.of("default"), false, Map.of());
        }

        public Outbound withEarlyMedia() {
            return new Outbound(routes, defaultRoute, true, variables);
        }

        public Outbound with(Map<String, String> otherVariables) {
            return new Outbound(routes, defaultRoute, earlyMedia, otherVariables);
        }
    }

    /**
     * Handing calls to people.
     *
     * @param extension how an extension or outside number is rung, such as {@code user/{number}}
     * @param ringing how long a person's telephone rings
     * @param recordings directory that FreeSWITCH and this process both see under this path, by which what a person
     *     says is heard and recorded; without it a person's part of a call is silence to us
     */
    public record Transfers(DialString extension, Duration ringing, Optional<Path> recordings) {
        public Transfers {
            Objects.requireNonNull(extension, "the dial string of extensions");
            Checks.positive("the ringing time of a transfer", ringing);
            recordings.ifPresent(path -> {
                if (!path.isAbsolute()) {
                    throw new IllegalArgumentException(
                            "the shared recording directory is " + path + ": expected an absolute path");
                }
            });
        }

        /** {@code user/{number}}, 30 s, no shared directory. */
        public static Transfers byDefault() {
            return new Transfers(new DialString("user/{number}"), Duration.ofSeconds(30), Optional.empty());
        }
    }

    /**
     * Times.
     *
     * @param reply longest wait for a node's answer to a command
     * @param originateMargin how much longer than its ringing limit an outbound call is waited for
     * @param linkGrace how long ringing calls wait for a node whose event socket broke off to come back
     * @param linger how long FreeSWITCH keeps a call's event socket open after the hang-up
     * @param drain how long live calls may go on when the exchange is closed
     * @param sweep how often each node's channels are compared with our calls
     * @param reapAge age from which a channel that waits for us, but is not ours, is hung up; left alone where the
     *     dialplan names several listeners, of which another may have it
     */
    public record Timing(
            Duration reply,
            Duration originateMargin,
            Duration linkGrace,
            Duration linger,
            Duration drain,
            Duration sweep,
            Duration reapAge) {
        public Timing {
            Checks.positive("the time for a reply", reply);
            Checks.positive("the margin behind the ringing limit", originateMargin);
            Checks.positive("the time for a link to come back", linkGrace);
            Checks.positive("the linger time", linger);
            Checks.positive("the sweep interval", sweep);
            Checks.positive("the reap age", reapAge);
            if (drain == null || drain.isNegative()) {
                throw new IllegalArgumentException("the drain time is " + drain + ": expected 0 s or more");
            }
        }

        /** 5 s, 10 s, 3 s, 10 s, 30 s, 30 s, 60 s. */
        public static Timing byDefault() {
            return new Timing(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60));
        }
    }
}
