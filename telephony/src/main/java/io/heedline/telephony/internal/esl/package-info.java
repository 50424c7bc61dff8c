/**
 * FreeSWITCH's event socket, in both directions: we connect to a node and stay connected
 * ({@link io.heedline.telephony.internal.esl.EslClient}), and a node connects to us for each call
 * ({@link io.heedline.telephony.internal.esl.EslServer}). Source: FreeSWITCH, mod_event_socket.c, and recorded traffic.
 */
package io.heedline.telephony.internal.esl;
