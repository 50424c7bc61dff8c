package io.heedline.application.server;

import io.heedline.application.handover.CallBack;
import io.heedline.application.handover.CallBackCaller;
import io.heedline.application.handover.RingAnswer;
import io.heedline.application.server.Desks.From;
import io.heedline.application.server.HandoverViews.Back;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/** Callers who want to be rung back. */
@RestController
@RequestMapping("/api/callbacks")
class CallBacksController {

    private final Desks desks;
    private final ObjectProvider<CallBackCaller> lines;

    /** Without telephone lines nobody can be rung; that is told to who asks for it. */
    CallBacksController(Desks desks, ObjectProvider<CallBackCaller> lines) {
        this.desks = desks;
        this.lines = lines;
    }

    /** All that are kept, the newest first. */
    @GetMapping
    ResponseEntity<List<Back>> list(WebRequest request) {
        String tag = desks.lines().callBacks().version() + "-"
                + desks.trials().callBacks().version();
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).build();
        }
        List<Back> lines = desks.callBacks().stream()
                .map(each -> Back.line(each, canRing(each)))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tag)
                .body(lines);
    }

    @GetMapping("/{id}")
    ResponseEntity<Back> get(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(whole(find(id)));
    }

    /** A person has spoken with the caller. */
    @PostMapping("/{id}/done")
    Back done(@PathVariable String id) {
        From<CallBack> found = find(id);
        return desks.of(found)
                .callBacks()
                .done(found.what())
                .map(done -> whole(new From<>(done, found.trial())))
                .orElseThrow(() -> conflict(found, "done"));
    }

    /** Rings the caller now and connects a person; what comes of it shows in the state. */
    @PostMapping("/{id}/call")
    ResponseEntity<Back> call(@PathVariable String id) {
        From<CallBack> found = find(id);
        if (found.trial()) {
            throw refused("is of a trial call, whose caller is nobody that could be rung");
        }
        CallBackCaller caller = lines.getIfAvailable();
        if (caller == null) {
            throw refused("cannot be made: Heedline has no telephone lines (heedline.freeswitch.nodes names none)");
        }
        RingAnswer answer = caller.ring(id);
        if (answer instanceof RingAnswer.Refused no) {
            throw refused(no.because());
        }
        return ResponseEntity.accepted().body(whole(find(id)));
    }

    private Back whole(From<CallBack> found) {
        return Back.whole(found, canRing(found));
    }

    private boolean canRing(From<CallBack> found) {
        return !found.trial() && lines.getIfAvailable() != null;
    }

    private static ResponseStatusException refused(String because) {
        return new ResponseStatusException(HttpStatus.CONFLICT, "The call-back " + because);
    }

    private ResponseStatusException conflict(From<CallBack> found, String wanted) {
        String state = Back.name(find(found.what().id()).what().state());
        return new ResponseStatusException(
                HttpStatus.CONFLICT,
                "The call-back is " + state + " and cannot be " + wanted + " now; expected one that is open"
                        + (wanted.equals("done") ? " or given-up" : ""));
    }

    private From<CallBack> find(String id) {
        return desks.callBack(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no call-back of this id; GET /api/callbacks lists those kept"));
    }
}
