package io.heedline.telephony.internal.esl;

/** Why a connection with FreeSWITCH is closed. */
public sealed interface EslClosed {

    /** The same for people: part of a sentence. */
    String reason();

    /** We closed it. */
    record ByUs() implements EslClosed {
        @Override
        public String reason() {
            return "closed by us";
        }
    }

    /** FreeSWITCH said that it would, in a disconnect notice. */
    record Announced(String notice) implements EslClosed {
        @Override
        public String reason() {
            return "FreeSWITCH closed the event socket";
        }
    }

    /** The channel it belonged to has ended: what FreeSWITCH had to tell of it has been told, or was missed. */
    record ChannelOver() implements EslClosed {
        @Override
        public String reason() {
            return "its channel has ended";
        }
    }

    /** It broke off: FreeSWITCH ended without notice, or the network failed. */
    record Lost(String reason) implements EslClosed {}

    /** There was a connection, but whoever listens there did not do in time what the event socket begins with. */
    record NotReady(long waitedMs) implements EslClosed {
        @Override
        public String reason() {
            return "connected, but not ready within " + waitedMs + " ms; expected FreeSWITCH's event socket";
        }
    }

    /** The password was wrong. Trying again does not help. */
    record PasswordRejected(String reply) implements EslClosed {
        @Override
        public String reason() {
            return "the password of the event socket is wrong";
        }
    }

    /** FreeSWITCH's access list does not allow our address. Trying again does not help before it is changed. */
    record AddressRejected(String notice) implements EslClosed {
        @Override
        public String reason() {
            return "the access list of the event socket does not allow our address (apply-inbound-acl)";
        }
    }

    /** What came is not the event socket's protocol, or is longer than allowed. */
    record Garbled(String what) implements EslClosed {
        @Override
        public String reason() {
            return "not an event socket: " + what;
        }
    }
}
