package io.heedline.telephony.freeswitch.check;

import java.util.function.Consumer;

/** One thing to look at on a node. */
@FunctionalInterface
interface Check {

    /**
     * Looks, and tells what was found.
     *
     * @throws NodeApi.NoAnswerException when the node stops answering
     */
    void run(NodeApi node, Consumer<Finding> findings);
}
