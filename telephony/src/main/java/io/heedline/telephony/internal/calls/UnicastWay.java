package io.heedline.telephony.internal.calls;

import io.heedline.telephony.internal.media.UnicastLink;

/** Both ways by FreeSWITCH's own unicast; the media take the link over by themselves at its first datagram. */
final class UnicastWay implements SoundWay {

    private final Sound sound;
    private final Channel channel;

    UnicastWay(Sound sound, Channel channel) {
        this.sound = sound;
        this.channel = channel;
    }

    @Override
    public Asked ask(LegWithMedia leg) {
        UnicastLink link = sound.port(leg);
        return new Asked(link.up(), channel.unicast(leg, link.address()));
    }
}
