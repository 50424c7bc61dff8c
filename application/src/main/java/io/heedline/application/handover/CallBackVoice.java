package io.heedline.application.handover;

import io.heedline.audio.Pcm;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** What Heedline says when it rings somebody back. Whoever picks up may be another person, so it tells nothing. */
public interface CallBackVoice {

    /** Says who is calling and that a person follows; made before it rings. */
    CompletableFuture<Pcm> greeting(Locale locale);

    /** Says that nobody is free after all, and goodbye. */
    Pcm nobodyThere(Locale locale);
}
