package io.heedline.application.engine;

import java.util.Locale;

/**
 * What is said when a part of Heedline has failed, in the hotline's language.
 *
 * @param apology before the caller is handed over to a person
 * @param nobodyThere when that person does not answer either
 */
record EmergencyWords(String apology, String nobodyThere) {

    private static final EmergencyWords CHINESE =
            new EmergencyWords("很抱歉，系统出了点问题，马上为您转接人工客服。", "很抱歉，现在没有人工客服可以接听，请您稍后再拨，再见。");

    private static final EmergencyWords ENGLISH = new EmergencyWords(
            "I am sorry, something went wrong here. I will put you through to a colleague.",
            "I am sorry, nobody is free at the moment. Please call again later. Goodbye.");

    static EmergencyWords in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }
}
