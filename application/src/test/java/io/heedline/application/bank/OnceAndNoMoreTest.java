package io.heedline.application.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BackEndException;
import io.heedline.dialog.demo.DemoLedger;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong between Heedline and the company: what changes something is done once for each key. */
class OnceAndNoMoreTest {

    private static final Map<String, String> COMPLAINT = Map.of("words", "等了太久", "key", "call-1");

    /** What can go wrong after the company has done its part, or before. */
    enum Mishap {
        NONE,
        REPLY_LOST,
        REFUSED_BEFORE
    }

    @Property(tries = 40)
    void everyKeyIsDoneAtMostOnceWhateverIsLost(@ForAll @Size(min = 1, max = 4) List<Mishap> mishaps)
            throws IOException {
        BackEnd ledger = new DemoLedger(Clock.systemUTC());
        Set<String> references = ConcurrentHashMap.newKeySet();
        AtomicInteger asked = new AtomicInteger();
        ScriptedBank[] bank = new ScriptedBank[1];
        ScriptedBank.Behaviour company = out -> {
            Mishap mishap = mishaps.get(Math.min(asked.getAndIncrement(), mishaps.size() - 1));
            if (mishap == Mishap.REFUSED_BEFORE) {
                ScriptedBank.says(503, "{}").reply(out);
                return;
            }
            ScriptedBank.Request request =
                    bank[0].requests().get(bank[0].requests().size() - 1);
            Map<String, String> answers =
                    ledger.call("complaint", Map.of("words", "x", "key", request.header("Idempotency-Key")));
            references.add(answers.get("reference"));
            String reply = "{\"answers\": {\"reference\": \"" + answers.get("reference") + "\", \"days\": 7}}";
            (mishap == Mishap.NONE ? ScriptedBank.says(200, reply) : ScriptedBank.breakingOff(reply)).reply(out);
        };
        try (ScriptedBank scripted = new ScriptedBank(company)) {
            bank[0] = scripted;
            BackEnd backEnd = new HttpBackEnd(BankFixture.settings(scripted.url()), Clock.systemUTC());
            try {
                String told = backEnd.call("complaint", COMPLAINT).get("reference");
                assertThat(references).containsExactly(told);
            } catch (BackEndException e) {
                assertThat(e).hasMessageContaining("complaint");
            }
            assertThat(references).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void theDeskGetsItsOwnAndTheCompanyEverythingElse() {
        Map<String, String> asked = new HashMap<>();
        BackEnd routed = new RoutedBackEnd(
                Set.of("queue-status"),
                (operation, arguments) -> Map.of("by", "desk"),
                (operation, arguments) -> Map.of("by", "company"));
        for (String operation : List.of("queue-status", "balance", "complaint")) {
            asked.put(operation, routed.call(operation, Map.of()).get("by"));
        }

        assertThat(asked).isEqualTo(Map.of("queue-status", "desk", "balance", "company", "complaint", "company"));
    }
}
