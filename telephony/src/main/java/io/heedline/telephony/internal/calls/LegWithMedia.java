package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.links.LegWithCodec;
import io.heedline.telephony.internal.media.MediaFormat;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The proof that a leg has a codec. FreeSWITCH dies, with all its calls, when it is told to carry the sound of a channel
 * that has none; therefore the command that asks for it can be made from this proof only, and the proof only from what
 * FreeSWITCH itself said of the channel.
 */
final class LegWithMedia implements LegWithCodec {

    private static final int USUAL_PTIME_MS = 20;
    /** Said by a telephone that sends Opus in stereo (RFC 7587); FreeSWITCH then decodes it so. */
    private static final Pattern STEREO = Pattern.compile("(^|[;\\s])sprop-stereo=1($|[;\\s])");

    private static final Set<String> GOING = Set.of("CS_HANGUP", "CS_REPORTING", "CS_DESTROY");

    private final String channel;
    private final int sampleRate;
    private final int ptimeMs;
    private final boolean stereo;

    private LegWithMedia(String channel, int sampleRate, int ptimeMs, boolean stereo) {
        this.channel = channel;
        this.sampleRate = sampleRate;
        this.ptimeMs = ptimeMs;
        this.stereo = stereo;
    }

    /**
     * The proof, if this event or these channel data say that the leg is answered and has a codec, and that it is not
     * being hung up.
     */
    static Optional<LegWithMedia> answered(Leg leg, EslEvent said) {
        return proof(leg, said, "answered");
    }

    /** The same for a leg that has sound before its answer; ours to ask for on legs that we rang only. */
    static Optional<LegWithMedia> early(Leg leg, EslEvent said) {
        return proof(leg, said, "early");
    }

    private static Optional<LegWithMedia> proof(Leg leg, EslEvent said, String answerState) {
        boolean ofThisLeg = said.channel().filter(leg.channel()::equals).isPresent();
        boolean inThisState =
                said.header("Answer-State").filter(answerState::equals).isPresent();
        boolean going = said.header("Channel-State").filter(GOING::contains).isPresent();
        boolean codec = said.header("Channel-Read-Codec-Name")
                .filter(name -> !name.isBlank())
                .isPresent();
        if (!ofThisLeg || !inThisState || going || !codec) {
            return Optional.empty();
        }
        return said.header("Channel-Read-Codec-Rate")
                .flatMap(LegWithMedia::positive)
                .map(rate -> new LegWithMedia(
                        leg.channel(),
                        rate,
                        said.variable("rtp_use_codec_ptime")
                                .flatMap(LegWithMedia::positive)
                                .orElse(USUAL_PTIME_MS),
                        isOpus(said)
                                && said.variable("rtp_use_codec_fmtp")
                                        .filter(fmtp -> STEREO.matcher(fmtp).find())
                                        .isPresent()));
    }

    private static boolean isOpus(EslEvent said) {
        return said.header("Channel-Read-Codec-Name")
                .filter("opus"::equalsIgnoreCase)
                .isPresent();
    }

    private static Optional<Integer> positive(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String channel() {
        return channel;
    }

    /**
     * Its datagrams, as far as FreeSWITCH told of them.
     *
     * @throws IllegalArgumentException when no leg that we can carry has such
     */
    MediaFormat format() {
        return new MediaFormat(sampleRate, ptimeMs, stereo ? 2 : 1);
    }

    /**
     * Has FreeSWITCH send this leg's sound to an address of ours and take ours from it. Answered {@code +OK} whatever
     * comes of it.
     *
     * @param local the node's address from which it sends, on a port of its choice
     */
    EslCommand unicast(String local, InetSocketAddress ours) {
        return EslCommand.message(channel, "unicast")
                .with("local-ip", local)
                .with("local-port", "0")
                .with("remote-ip", ours.getAddress().getHostAddress())
                .with("remote-port", Integer.toString(ours.getPort()))
                .with("transport", "udp");
    }

    @Override
    public String toString() {
        return sampleRate + " Hz, " + ptimeMs + " ms" + (stereo ? ", stereo" : "");
    }
}
