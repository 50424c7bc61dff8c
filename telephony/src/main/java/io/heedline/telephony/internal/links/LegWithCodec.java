package io.heedline.telephony.internal.links;

/**
 * A leg that is known to have a codec, because FreeSWITCH said so. Commands that kill FreeSWITCH, with all its calls, on
 * a leg without one take this, so that they cannot be made by mistake.
 */
public interface LegWithCodec {

    /** Its unique id on its node. */
    String channel();
}
