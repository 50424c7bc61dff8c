package io.heedline.telephony.internal.calls;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all calls of an exchange share.
 *
 * @param workers run the lanes of all calls
 * @param timers watches over waits; gets short tasks only
 */
public record CallServices(Executor workers, ScheduledExecutorService timers) {}
