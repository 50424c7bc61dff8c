package io.heedline.application.trial;

import io.heedline.application.conversation.CallReport;
import io.heedline.application.conversation.ConversationListener;
import io.heedline.application.engine.Engine;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.audio.Pcm;
import io.heedline.dialog.Scenario;
import io.heedline.telephony.simulated.Pacing;
import io.heedline.telephony.simulated.ScriptedCaller;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Places single trial calls, each on an exchange of its own. Safe for several threads; closing ends the calls under way,
 * with their recordings whole.
 */
public final class TrialRunner implements AutoCloseable {

    /** The number trial calls come from unless another is given: the first customer of the demo's ledger. */
    public static final String USUAL_CALLER = "13800000001";

    private final Engine engine;
    private final Pacing pacing;
    private final Set<TrialHotline> open = ConcurrentHashMap.newKeySet();

    public TrialRunner(Engine engine, Pacing pacing) {
        this.engine = engine;
        this.pacing = pacing;
    }

    /**
     * Calls, says each turn when the bot has finished, hears the last answer and hangs up.
     *
     * @param from the caller's number
     * @return what came of it, when it is over
     */
    public CallReport call(Scenario scenario, String from, List<Pcm> turns, ConversationListener listener) {
        return call(TrialHotline.open(pacing, engine, scenario, listener), from, turns);
    }

    /** The same; the desk is told of callers who are handed over. */
    public CallReport call(Scenario scenario, String from, List<Pcm> turns, HandoverDesk desk) {
        return call(TrialHotline.open(pacing, engine, scenario, desk), from, turns);
    }

    private CallReport call(TrialHotline hotline, String from, List<Pcm> turns) {
        open.add(hotline);
        try (hotline) {
            return hotline.call(from, ScriptedCaller.saying(turns)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        } finally {
            open.remove(hotline);
        }
    }

    @Override
    public void close() {
        open.forEach(TrialHotline::close);
    }
}
