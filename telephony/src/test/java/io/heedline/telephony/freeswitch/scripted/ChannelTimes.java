package io.heedline.telephony.freeswitch.scripted;

/** When what happened to a channel, in microseconds since 1970; 0 for not yet. */
final class ChannelTimes {
    final long created = Node.micros();
    long answered;
    long progress;
    long progressMedia;
    long hangup;
    long transfer;
    long bridged;
}
