/**
 * Telephone lines through FreeSWITCH 1.10. {@link io.heedline.telephony.freeswitch.FreeSwitchExchange} keeps an event
 * socket to every node, takes the calls which the nodes' dialplans hand over, and rings numbers on the least busy node.
 * Needs nothing in FreeSWITCH but its own modules; how to set it up is in {@code docs/freeswitch.md}.
 */
package io.heedline.telephony.freeswitch;
