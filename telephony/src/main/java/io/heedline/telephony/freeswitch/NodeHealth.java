package io.heedline.telephony.freeswitch;

/**
 * A node as it is now.
 *
 * @param name ours
 * @param address of its event socket
 * @param state sealed, with its beginning and, when it is down, the reason
 * @param sessions channels it has, others' included; as of its last sign of life, kept up to date with our own
 * @param maxSessions channels it takes; 0 while not known
 * @param ours our live calls on it
 * @param ringing our calls on it that are not answered yet
 */
public record NodeHealth(
        String name, String address, NodeState state, int sessions, int maxSessions, int ours, int ringing) {}
