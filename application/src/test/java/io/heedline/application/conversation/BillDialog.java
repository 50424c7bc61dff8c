package io.heedline.application.conversation;

import io.heedline.dialog.BackEnd;
import io.heedline.dialog.BotAction;
import io.heedline.dialog.BotAction.Collect;
import io.heedline.dialog.BotAction.Hangup;
import io.heedline.dialog.BotAction.Say;
import io.heedline.dialog.BotAction.Transfer;
import io.heedline.dialog.DialogEvent;
import io.heedline.dialog.DialogSession;
import io.heedline.dialog.Expectation;
import io.heedline.dialog.PromptText;
import io.heedline.dialog.Scenario;
import io.heedline.nlu.Understander;
import io.heedline.nlu.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A dialog in plain Java: greets, tells the bill when asked, says goodbye, hands over when asked for a person. */
final class BillDialog implements Scenario {

    /** What this dialog has no good answer to: it speaks and then neither listens nor ends. */
    static final String NO_ANSWER = "没有下文";

    static final String GREETING = "您好，请问有什么可以帮您，请在听到声音以后说话";
    static final String BILL = "您的账单是三百元";
    static final String AGAIN = "请您再说一遍";
    static final String STILL_THERE = "您还在吗";
    static final String GOODBYE = "再见";
    static final String BACK_AGAIN = "您又回来了";
    static final String NOBODY_FREE = "现在没有人";
    static final String HANDING_OVER = "马上转人工";

    private final boolean interruptible;
    private final boolean comesBack;

    BillDialog(boolean interruptible) {
        this(interruptible, false);
    }

    private BillDialog(boolean interruptible, boolean comesBack) {
        this.interruptible = interruptible;
        this.comesBack = comesBack;
    }

    /** Goes on after a person has talked with the caller, and when nobody was there. */
    static BillDialog thatGoesOnAfterAPerson() {
        return new BillDialog(true, true);
    }

    @Override
    public String name() {
        return "bill";
    }

    @Override
    public List<Locale> languages() {
        return List.of(Locale.SIMPLIFIED_CHINESE);
    }

    @Override
    public DialogSession open(Understander understander, BackEnd backEnd, Locale locale, Map<String, String> facts) {
        return new Session();
    }

    @Override
    public List<PromptText> prompts(Locale locale) {
        return List.of();
    }

    @Override
    public List<String> listenPhrases(Locale locale) {
        return List.of();
    }

    @Override
    public List<String> exampleSentences(Locale locale) {
        return List.of();
    }

    private final class Session implements DialogSession {

        private String outcome = IN_PROGRESS;
        private boolean aim;
        private Optional<Understanding> understanding = Optional.empty();

        @Override
        public List<BotAction> start() {
            return askWith(GREETING);
        }

        @Override
        public List<BotAction> on(DialogEvent event) {
            understanding = Optional.empty();
            if (event instanceof DialogEvent.PersonGone) {
                return askWith(BACK_AGAIN);
            } else if (event instanceof DialogEvent.NobodyThere) {
                return comesBack ? askWith(NOBODY_FREE) : List.of();
            } else if (event instanceof DialogEvent.Heard heard) {
                return onText(heard.text());
            } else if (event instanceof DialogEvent.Keys keys) {
                return askWith("您按了" + keys.digits());
            } else if (event instanceof DialogEvent.NoInput) {
                return askWith(STILL_THERE);
            } else if (event instanceof DialogEvent.NoMatch) {
                return askWith(AGAIN);
            }
            outcome = CALLER_GONE;
            return List.of();
        }

        private List<BotAction> onText(String text) {
            if (text.contains("账单")) {
                aim = true;
                understood("bill");
                return askWith(BILL);
            } else if (text.contains("再见")) {
                understood("goodbye");
                outcome = "completed";
                return List.of(say(GOODBYE), new Hangup("completed"));
            } else if (text.contains("人工")) {
                understood("agent");
                outcome = comesBack ? IN_PROGRESS : TRANSFERRED;
                return List.of(say(HANDING_OVER), new Transfer("1000", "asked", comesBack));
            }
            if (text.contains("大声")) {
                return Stream.concat(
                                Stream.of(new BotAction.ChangeVoice(BotAction.VoiceChange.LOUDER)),
                                askWith(AGAIN).stream())
                        .toList();
            }
            if (text.equals(NO_ANSWER)) {
                return List.of(say(BILL));
            }
            throw new IllegalStateException("the dialog is broken");
        }

        private void understood(String intent) {
            understanding = Optional.of(new Understanding(intent, 0.8, List.of(), Map.of()));
        }

        private List<BotAction> askWith(String text) {
            return List.of(say(text), new Collect(List.of(), Duration.ofSeconds(5), Expectation.INTENT));
        }

        private Say say(String text) {
            return new Say(text, Locale.SIMPLIFIED_CHINESE, interruptible, Optional.empty());
        }

        @Override
        public boolean ended() {
            return !outcome.equals(IN_PROGRESS);
        }

        @Override
        public String outcome() {
            return outcome;
        }

        @Override
        public boolean reachedAim() {
            return aim;
        }

        @Override
        public Optional<Understanding> lastUnderstanding() {
            return understanding;
        }

        @Override
        public String state() {
            return "asking";
        }
    }
}
