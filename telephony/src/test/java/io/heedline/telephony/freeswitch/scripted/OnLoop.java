package io.heedline.telephony.freeswitch.scripted;

import io.netty.channel.EventLoop;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs what a test asks for on the node's event loop, and waits for it. */
final class OnLoop {

    private static final long PATIENCE_SECONDS = 10;

    private OnLoop() {}

    static void run(EventLoop loop, Runnable task) {
        ask(loop, () -> {
            task.run();
            return null;
        });
    }

    static <T> T ask(EventLoop loop, Supplier<T> question) {
        if (loop.inEventLoop()) {
            return question.get();
        }
        try {
            return loop.submit(question::get).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the scripted node works", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the scripted node failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the scripted node did not answer within " + PATIENCE_SECONDS + " s", e);
        }
    }
}
