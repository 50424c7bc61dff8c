package io.heedline.telephony.internal.esl;

/** Why a connection with FreeSWITCH is closed. */
public sealed interface EslClosed {

    /** We closed it. */
    record ByUs() implements EslClosed {}

    /** FreeSWITCH said that it would, in a disconnect notice. */
    record Announced(String notice) implements EslClosed {}

    /** The channel it belonged to has ended: what FreeSWITCH had to tell of it has been told, or was missed. */
    record ChannelOver() implements EslClosed {}

    /** It broke off: FreeSWITCH ended without notice, or the network failed. */
    record Lost(String reason) implements EslClosed {}

    /** The password was wrong. Trying again does not help. */
    record PasswordRejected(String reply) implements EslClosed {}

    /** FreeSWITCH's access list does not allow our address. Trying again does not help before it is changed. */
    record AddressRejected(String notice) implements EslClosed {}

    /** What came is not the event socket's protocol, or is longer than allowed. */
    record Garbled(String what) implements EslClosed {}
}
