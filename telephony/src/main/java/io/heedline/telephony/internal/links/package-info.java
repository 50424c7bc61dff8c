/**
 * Ways by which sound comes and goes when FreeSWITCH's unicast cannot: the recording it writes while a person has taken
 * over a call, and the WebSocket of the third-party module mod_audio_stream with files played back.
 */
package io.heedline.telephony.internal.links;
