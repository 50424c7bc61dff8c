package io.heedline.telephony.simulated;

import java.util.function.Supplier;

/** Who has a number: how the line answers, and whoever comes to the receiver, new for each call. */
record Person(Answering answering, Supplier<SimulatedCaller> whoAnswers) {}
