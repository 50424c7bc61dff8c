package io.heedline.telephony.freeswitch;

import io.heedline.telephony.internal.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is to be done later on a lane, until all of it is called off. To be used on the lane. */
final class LaneTimers {

    private final ScheduledExecutorService timers;
    private final Lane lane;
    private final List<Future<?>> waits = new ArrayList<>();
    private boolean calledOff;

    LaneTimers(ScheduledExecutorService timers, Lane lane) {
        this.timers = timers;
        this.lane = lane;
    }

    void after(Duration delay, Runnable task) {
        if (!calledOff) {
            waits.add(timers.schedule(() -> lane.execute(() -> run(task)), delay.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void run(Runnable task) {
        if (!calledOff) {
            task.run();
        }
    }

    /** Nothing that waits is done any more, nor anything later. */
    void callOff() {
        calledOff = true;
        waits.forEach(wait -> wait.cancel(false));
        waits.clear();
    }
}
