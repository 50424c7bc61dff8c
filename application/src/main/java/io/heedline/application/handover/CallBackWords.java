package io.heedline.application.handover;

import java.util.Locale;

/** The greeting of a call-back. */
public final class CallBackWords {

    private CallBackWords() {}

    /** In the language of the talk in which the call-back was asked for. */
    public static String greeting(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage())
                ? "您好，这里是客户服务热线。您之前要求我们给您回电，现在为您接通人工客服，请稍等。"
                : "Hello, this is customer service. You asked us to call you back. I am connecting you to an agent. "
                        + "Please hold.";
    }
}
