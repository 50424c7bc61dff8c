package io.heedline.telephony.internal.esl;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Background jobs without a result, by their ids. Belongs to one event loop. */
final class PendingJobs {

    private record Job(EslCommand command, CompletableFuture<String> result, Future<?> timer) {}

    private final Map<String, Job> jobs = new HashMap<>();
    private final EventExecutor loop;
    private final Duration within;

    PendingJobs(EventExecutor loop, Duration within) {
        this.loop = loop;
        this.within = within;
    }

    int size() {
        return jobs.size();
    }

    void add(String id, EslCommand command, CompletableFuture<String> result) {
        Runnable giveUp = () -> fail(
                id,
                new EslException.TimedOut("no result of '" + command + "', job=" + id + ", within " + within.toSeconds()
                        + " s; whether it was carried out is not known"));
        jobs.put(id, new Job(command, result, loop.schedule(giveUp, within.toMillis(), TimeUnit.MILLISECONDS)));
    }

    /** Whether the event was a job's result. */
    boolean finish(EslEvent event) {
        if (!event.name().equals("BACKGROUND_JOB")) {
            return false;
        }
        Job job = jobs.remove(event.header("Job-UUID").orElse(""));
        if (job == null) {
            return false;
        }
        job.timer().cancel(false);
        job.result().complete(event.body());
        return true;
    }

    /** Does nothing when the job has its result already. */
    void fail(String id, Throwable fault) {
        Job job = jobs.remove(id);
        if (job != null) {
            job.timer().cancel(false);
            job.result().completeExceptionally(fault);
        }
    }

    void failAll(Function<EslCommand, EslException> fault) {
        List<Job> all = List.copyOf(jobs.values());
        jobs.clear();
        for (Job job : all) {
            job.timer().cancel(false);
            job.result().completeExceptionally(fault.apply(job.command()));
        }
    }
}
