package io.heedline.telephony.simulated;

/** How fast the simulated network's time goes. */
public enum Pacing {
    /** One tick every 20 ms by the machine's monotonic clock, without drift; late ticks are made up for. */
    REAL_TIME,
    /** The next tick as soon as all lanes are idle: fast, and each call runs the same way every time. */
    VIRTUAL
}
