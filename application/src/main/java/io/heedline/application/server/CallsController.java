package io.heedline.application.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heedline.application.config.Settings;
import io.heedline.application.server.CallDesk.FinishedCall;
import io.heedline.application.text.SpeakableText;
import io.heedline.application.trial.CallResult;
import io.heedline.application.trial.TrialRunner;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Trial calls over HTTP. Turns are text only: a request never names a file of this machine. */
@RestController
@RequestMapping("/api/calls")
class CallsController {

    private static final int MOST_TURNS = 20;
    private static final int LONGEST_TURN = 200;
    private static final Pattern SCENARIO_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final CallDesk desk;
    private final Settings settings;

    CallsController(CallDesk desk, Settings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /** What to say, from which number, in which scenario; the last two may be left out. */
    record Order(List<String> turns, String scenario, String from) {

        /** How it is written. */
        static final String FORM = "{\"turns\": [\"...\", ...], \"scenario\"?: \"...\", \"from\"?: \"...\"}";
    }

    /** A call as the API tells it. */
    record View(
            String id,
            String from,
            Instant endedAt,
            @JsonUnwrapped CallResult result) {
        static View of(FinishedCall call) {
            return new View(call.id(), call.from(), call.endedAt(), call.result());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View place(@RequestBody Order order) {
        String from = order.from() == null ? TrialRunner.USUAL_CALLER : order.from();
        String scenario = order.scenario() == null ? settings.hotline().scenario() : order.scenario();
        CallerNumber.fault(from).ifPresent(fault -> require(false, "\"from\" " + fault));
        require(
                order.scenario() == null || SCENARIO_NAME.matcher(scenario).matches(),
                "\"scenario\" is no name of a scenario, such as \"hotline\"");
        checkTurns(order.turns());
        return View.of(desk.place(from, scenario, order.turns()));
    }

    private void checkTurns(List<String> turns) {
        require(
                turns != null && !turns.isEmpty(),
                "\"turns\" is missing: expected what the caller says, a list of texts");
        require(turns.size() <= MOST_TURNS, "\"turns\" has " + turns.size() + " texts, expected at most " + MOST_TURNS);
        for (int i = 0; i < turns.size(); i++) {
            String turn = turns.get(i);
            String name = "text " + (i + 1) + " of \"turns\"";
            require(turn != null, name + " is null: expected what the caller says");
            require(
                    turn.length() <= LONGEST_TURN,
                    name + " has " + turn.length() + " characters, expected at most " + LONGEST_TURN);
            SpeakableText.fault(turn, settings.hotline().language()).ifPresent(fault -> require(false, fault));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, otherwise);
        }
    }

    @GetMapping
    List<View> list() {
        return desk.calls().stream().map(View::of).toList();
    }

    @GetMapping("/{id}")
    View get(@PathVariable String id) {
        return View.of(find(id));
    }

    @GetMapping("/{id}/recording")
    ResponseEntity<Resource> recording(@PathVariable String id) {
        ContentDisposition name =
                ContentDisposition.attachment().filename(id + ".wav").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("audio/wav"))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(new FileSystemResource(find(id).recording()));
    }

    private FinishedCall find(String id) {
        return desk.call(id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no call of this id; GET /api/calls lists those remembered"));
    }
}
