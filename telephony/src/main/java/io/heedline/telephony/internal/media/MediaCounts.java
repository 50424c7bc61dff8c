package io.heedline.telephony.internal.media;

/**
 * What became of the datagrams and frames of one unicast link.
 *
 * @param received datagrams taken from the leg
 * @param sent datagrams sent to it
 * @param late frames of silence heard because nothing had come in time
 * @param leftOut frames not heard because too much had come
 * @param heldBack frames not sent because FreeSWITCH had enough to play
 * @param strangers datagrams of others, over all links of the call
 * @param oddSizes datagrams that were not of the leg's size, over all links of the call
 * @param waitingMs sound that has come and waits for its beat, in milliseconds
 */
record MediaCounts(
        long received,
        long sent,
        long late,
        long leftOut,
        long heldBack,
        long strangers,
        long oddSizes,
        int waitingMs) {}
