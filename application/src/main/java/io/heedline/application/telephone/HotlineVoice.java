package io.heedline.application.telephone;

import io.heedline.application.conversation.Hotline;
import io.heedline.application.handover.CallBackVoice;
import io.heedline.application.handover.CallBackWords;
import io.heedline.audio.Pcm;
import io.heedline.tts.Prompt;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** The bot's voice in call-backs. */
record HotlineVoice(Hotline hotline) implements CallBackVoice {

    @Override
    public CompletableFuture<Pcm> greeting(Locale locale) {
        Locale spoken = language(locale).locale();
        Prompt prompt = Prompt.of(CallBackWords.greeting(spoken), spoken);
        return CompletableFuture.supplyAsync(() -> hotline.synthesizer().speak(prompt), hotline.synthesis());
    }

    @Override
    public Pcm nobodyThere(Locale locale) {
        return language(locale).emergency().nobodyThere().speech();
    }

    /** A language the hotline speaks no more is spoken in its own. */
    private Hotline.Language language(Locale wanted) {
        Hotline.Language own = hotline.languages().get(hotline.locale().getLanguage());
        return hotline.languages().getOrDefault(wanted.getLanguage(), own);
    }
}
