package io.heedline.application.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heedline.application.trial.CallResult;
import io.heedline.application.trial.ResponseTimes;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the demo went; the names of the JSON are a contract.
 *
 * @param calls one for each caller, in the order of the cast
 * @param medianResponseMs over all answers of all calls, measured on the recordings; null when none was given
 * @param allReachedAim whether every caller got what that caller called for
 */
public record DemoOutcome(List<DemoCall> calls, Long medianResponseMs, boolean allReachedAim) {

    /**
     * One caller's call.
     *
     * @param lost what could not be kept of it, for people to read
     */
    public record DemoCall(
            String caller,
            String wish,
            @JsonUnwrapped CallResult result,
            @JsonIgnore List<String> lost) {

        /** The median of this call's response times, in milliseconds. */
        public OptionalLong medianMs() {
            return ResponseTimes.median(result.responseMs());
        }
    }
}
