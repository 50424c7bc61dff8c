/**
 * Telephone lines through FreeSWITCH 1.10. {@link io.heedline.telephony.freeswitch.FreeSwitchExchange} keeps an event
 * socket to every node, takes the calls which the nodes' dialplans hand over, and rings numbers on the least busy node.
 * Needs nothing in FreeSWITCH but its own modules; how to set it up is in {@code docs/freeswitch.md}.
 *
 * <p>Where to read: {@code Arrivals} takes what a node connects with us; {@code Originator} decides where a number is
 * rung, and {@code Dialling} follows it until it is known what came of it; {@code NodeLink} is the event socket of a node
 * and {@code NodeVitals} its health; {@code Oversight} and {@code Reaper} keep our calls and the nodes' channels of one
 * mind. A call itself is in {@code internal.calls}.
 *
 * <p>For the sake of this exchange {@link io.heedline.telephony.DialListener#onFailed} tells, with a
 * {@link io.heedline.telephony.NetworkReply}, what the network said word for word; an outcome keeps only what it means.
 */
package io.heedline.telephony.freeswitch;
