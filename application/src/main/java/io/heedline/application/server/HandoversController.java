package io.heedline.application.server;

import io.heedline.application.handover.Handover;
import io.heedline.application.server.Desks.From;
import io.heedline.application.server.HandoverViews.Line;
import io.heedline.application.server.HandoverViews.Whole;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/** Calls that were handed over to people. */
@RestController
@RequestMapping("/api/handovers")
class HandoversController {

    private final Desks desks;
    private final Clock clock;

    HandoversController(Desks desks, Clock clock) {
        this.desks = desks;
        this.clock = clock;
    }

    /**
     * The newest first: those whose caller is still there, or with {@code state=all} all that are kept. Whoever asks
     * again sends the ETag along and hears of nothing until something has changed.
     */
    @GetMapping
    ResponseEntity<List<Line>> list(@RequestParam(defaultValue = "open") String state, WebRequest request) {
        if (!state.equals("open") && !state.equals("all")) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "\"state\" is neither \"open\" nor \"all\", which are expected");
        }
        String tag = state + "-" + desks.lines().handovers().version() + "-"
                + desks.trials().handovers().version();
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        Instant now = clock.instant();
        List<Line> lines = desks.handovers().stream()
                .filter(each -> state.equals("all") || each.what().open())
                .map(each -> Line.of(each, now))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tag)
                .body(lines);
    }

    @GetMapping("/{callId}")
    ResponseEntity<Whole> get(@PathVariable String callId) {
        From<Handover> found = desks.handover(callId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "No call of this id was handed over; GET /api/handovers?state=all lists those kept"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Whole.of(found, clock.instant()));
    }
}
