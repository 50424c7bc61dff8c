package io.heedline.telephony.freeswitch.scripted;

/** An application that a channel executes at this time. */
final class AppRun {

    private final AppStack stack;
    private final String name;
    private final String argument;
    private final String uuid;
    final boolean locks;
    private Runnable cleanUp = () -> {};
    private Runnable breakable;
    boolean ofDialplan;
    boolean done;

    AppRun(AppStack stack, String name, String argument, String uuid, boolean locks) {
        this.stack = stack;
        this.name = name;
        this.argument = argument;
        this.uuid = uuid;
        this.locks = locks;
    }

    String name() {
        return name;
    }

    /** Whether it does nothing but park the channel. */
    boolean waits() {
        return name.equals("socket") || name.equals("park");
    }

    String argument() {
        return argument;
    }

    String uuid() {
        return uuid;
    }

    /** It has done its work. */
    void complete() {
        if (!done) {
            done = true;
            stack.settle();
        }
    }

    void complete(String response) {
        stack.respond(response);
        complete();
    }

    /** What is to be done when it is cut short: by a hang-up, a transfer, a break. */
    void onCutShort(Runnable task) {
        cleanUp = task;
    }

    /** It can be ended by {@code uuid_break}, in this way. */
    void onBreak(Runnable task) {
        breakable = task;
    }

    boolean breakOff() {
        if (breakable != null && !done) {
            breakable.run();
            return true;
        }
        return false;
    }

    void cutShort() {
        if (!done) {
            done = true;
            cleanUp.run();
        }
    }
}
