package io.heedline.application.config;

import io.heedline.telephony.freeswitch.DialString;
import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.FreeSwitchSettings.Node;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Telephone lines by FreeSWITCH. Without nodes there are none.
 *
 * @param nodes event sockets of FreeSWITCH, as {@code HOST:PORT} or {@code NAME=HOST:PORT}
 * @param password of the event sockets; by the environment only
 * @param address ours, where calls are taken and sound is received
 * @param advertised ours as FreeSWITCH sees it; null if that is the same
 * @param port where calls are taken; 0 for any that is free
 * @param mostCalls calls that Heedline talks on at once; further callers go straight to a person
 * @param media how sound comes and goes
 * @param outbound how numbers are rung
 * @param transfers how callers are handed to people
 * @param timing what is waited for, and how long
 */
@ConfigurationProperties("heedline.freeswitch")
public record FreeSwitchProperties(
        @DefaultValue List<String> nodes,
        String password,
        @DefaultValue("127.0.0.1") InetAddress address,
        InetAddress advertised,
        @DefaultValue("8084") int port,
        @DefaultValue("100") int mostCalls,
        @DefaultValue Media media,
        @DefaultValue Outbound outbound,
        @DefaultValue Transfers transfers,
        @DefaultValue Timing timing) {

    private static final String PREFIX = "heedline.freeswitch.";

    /** Where the password comes from. */
    public static final String PASSWORD_VARIABLE = "HEEDLINE_FREESWITCH_PASSWORD";

    /** By what sound comes. */
    public enum Uplink {
        /** FreeSWITCH's own {@code unicast}. */
        UNICAST,
        /** The third-party module mod_audio_stream, with files for what is said. */
        AUDIO_STREAM
    }

    /**
     * Sound: UDP ports, one for each call, or mod_audio_stream.
     *
     * @param eventLoops threads that pace the sound; 0 for one per core
     * @param lostAfter silence from FreeSWITCH after which sound is asked for anew
     * @param uplink by what sound comes
     * @param audioStreamPort where mod_audio_stream connects to us
     * @param speech directory for what is said, with mod_audio_stream, that FreeSWITCH and Heedline both see under this
     *     path; null for none
     */
    public record Media(
            @DefaultValue("30000") int firstPort,
            @DefaultValue("30999") int lastPort,
            @DefaultValue("0") int eventLoops,
            @DefaultValue("400ms") Duration lostAfter,
            @DefaultValue("unicast") Uplink uplink,
            @DefaultValue("8085") int audioStreamPort,
            Path speech) {
        public Media {
            if (uplink == Uplink.AUDIO_STREAM && speech == null) {
                throw new IllegalArgumentException(PREFIX + "media.uplink is audio-stream; expected " + PREFIX
                        + "media.speech with it, a directory that FreeSWITCH may read");
            }
        }
    }

    /**
     * Ways to ring numbers.
     *
     * @param routes dial strings by name, with {@code {number}} where the number goes
     * @param defaultRoute a route, or a gateway of FreeSWITCH, for calls that ask for none; may be null
     * @param earlyMedia whether what the network plays before the answer is listened to
     * @param variables channel variables of every call we originate
     */
    public record Outbound(
            @DefaultValue Map<String, String> routes,
            String defaultRoute,
            @DefaultValue("false") boolean earlyMedia,
            @DefaultValue Map<String, String> variables) {}

    /**
     * Handing callers to people.
     *
     * @param extension dial string of an extension, with {@code {number}} where the number goes
     * @param ringing how long a person's telephone rings
     * @param recordings directory that FreeSWITCH and Heedline both see under this path; null for none
     */
    public record Transfers(
            @DefaultValue("user/{number}") String extension,
            @DefaultValue("30s") Duration ringing,
            Path recordings) {}

    /**
     * Times.
     *
     * @param reply longest wait for FreeSWITCH's answer to a command
     * @param originateMargin how much longer than its ringing limit an outbound call is waited for
     * @param linkGrace how long ringing calls wait for a node whose event socket broke off
     * @param linger how long FreeSWITCH keeps a call's event socket open after the hang-up
     * @param drain how long calls may go on when the service ends
     * @param sweep how often the channels of each node are compared with our calls
     * @param reapAge age from which a channel that waits for us but is not ours is hung up
     */
    public record Timing(
            @DefaultValue("5s") Duration reply,
            @DefaultValue("10s") Duration originateMargin,
            @DefaultValue("3s") Duration linkGrace,
            @DefaultValue("10s") Duration linger,
            @DefaultValue("30s") Duration drain,
            @DefaultValue("30s") Duration sweep,
            @DefaultValue("60s") Duration reapAge) {}

    public FreeSwitchProperties {
        if (mostCalls < 1) {
            throw new IllegalArgumentException(PREFIX + "most-calls is " + mostCalls + "; expected at least 1");
        }
        if (address.isAnyLocalAddress() && advertised == null) {
            throw new IllegalArgumentException(PREFIX + "address is " + address.getHostAddress()
                    + ", which FreeSWITCH cannot send to; expected " + PREFIX + "advertised with it");
        }
        nodes.forEach(NodeAddress::parse);
    }

    /** Whether there are telephone lines at all. */
    public boolean enabled() {
        return !nodes.isEmpty();
    }

    /** The same with other nodes. */
    public FreeSwitchProperties withNodes(List<String> others) {
        return new FreeSwitchProperties(
                others, password, address, advertised, port, mostCalls, media, outbound, transfers, timing);
    }

    /**
     * The same as telephony wants it.
     *
     * @throws SettingException when the password is missing, or a value cannot be used; the message names it
     */
    public FreeSwitchSettings toSettings() {
        if (password == null || password.isBlank()) {
            throw new SettingException(
                    PASSWORD_VARIABLE + " is not set, the password of FreeSWITCH's event socket",
                    "Set it to the password in FreeSWITCH's event_socket.conf: export " + PASSWORD_VARIABLE + "=...");
        }
        try {
            return checked();
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    "heedline.freeswitch cannot be used: " + e.getMessage(),
                    "Mend it in application.yml or in the environment and try again.");
        }
    }

    private FreeSwitchSettings checked() {
        return new FreeSwitchSettings(
                nodes.stream().map(NodeAddress::parse).map(this::node).toList(),
                new FreeSwitchSettings.EventSocket(
                        address, port, seenByFreeSwitch().getHostAddress()),
                new FreeSwitchSettings.Media(
                        address,
                        seenByFreeSwitch(),
                        media.firstPort(),
                        media.lastPort(),
                        media.eventLoops() == 0 ? Runtime.getRuntime().availableProcessors() : media.eventLoops(),
                        media.lostAfter(),
                        audioStream()),
                outboundSettings(),
                new FreeSwitchSettings.Transfers(
                        new DialString(transfers.extension()),
                        transfers.ringing(),
                        Optional.ofNullable(transfers.recordings()).map(Path::toAbsolutePath)),
                new FreeSwitchSettings.Timing(
                        timing.reply(),
                        timing.originateMargin(),
                        timing.linkGrace(),
                        timing.linger(),
                        timing.drain(),
                        timing.sweep(),
                        timing.reapAge()));
    }

    private Optional<FreeSwitchSettings.AudioStream> audioStream() {
        return media.uplink() == Uplink.UNICAST
                ? Optional.empty()
                : Optional.of(new FreeSwitchSettings.AudioStream(
                        address,
                        media.audioStreamPort(),
                        seenByFreeSwitch().getHostAddress(),
                        media.speech().toAbsolutePath()));
    }

    private Node node(NodeAddress at) {
        return new Node(at.name(), at.host(), at.port(), password);
    }

    private InetAddress seenByFreeSwitch() {
        return advertised == null ? address : advertised;
    }

    private FreeSwitchSettings.Outbound outboundSettings() {
        Map<String, DialString> routes = new LinkedHashMap<>();
        outbound.routes().forEach((name, dialString) -> routes.put(name, new DialString(dialString)));
        return new FreeSwitchSettings.Outbound(
                routes, Optional.ofNullable(outbound.defaultRoute()), outbound.earlyMedia(), outbound.variables());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "FreeSwitchProperties" + nodes;
    }
}
