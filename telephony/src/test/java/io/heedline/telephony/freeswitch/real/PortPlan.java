package io.heedline.telephony.freeswitch.real;

/**
 * The ports of one test run on loopback, counted from a base so that several runs do not meet.
 *
 * @param base first of 3,000 ports
 */
public record PortPlan(int base) {

    /** From HEEDLINE_FREESWITCH_PORTS, or 28000. */
    static PortPlan ofEnvironment() {
        return new PortPlan(Integer.parseInt(System.getenv().getOrDefault("HEEDLINE_FREESWITCH_PORTS", "28000")));
    }

    int trunk() {
        return base;
    }

    int eventSocket() {
        return base + 1;
    }

    int heedline() {
        return base + 2;
    }

    int phones() {
        return base + 3;
    }

    /** Ports for callers and callees: signalling, control, sound. */
    public int telephone(int index) {
        return base + 100 + index;
    }

    /** Where a FreeSWITCH that runs already has what the tests need, by the variables of its configuration. */
    static int ofRunning(String variable, int usual) {
        return Integer.parseInt(System.getenv().getOrDefault(variable, "" + usual));
    }

    int firstRtp() {
        return base + 1_000;
    }

    int lastRtp() {
        return base + 1_999;
    }

    /** Ours, for unicast. */
    public int firstMedia() {
        return base + 2_000;
    }

    /** Ours, for unicast; included. */
    public int lastMedia() {
        return base + 2_999;
    }
}
