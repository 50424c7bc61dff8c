package io.heedline.application.engine;

import java.util.Locale;

/**
 * What is said beside the scenario, in the hotline's language.
 *
 * @param apology before the caller is handed over to a person
 * @param nobodyThere when that person does not answer either
 * @param oneMoment when the company's system is slow to answer
 * @param operatorGreeting by the simulated person who takes over
 */
record SpareWords(String apology, String nobodyThere, String oneMoment, String operatorGreeting) {

    private static final SpareWords CHINESE = new SpareWords(
            "很抱歉，系统出了点问题，马上为您转接人工客服。", "很抱歉，现在没有人工客服可以接听，请您稍后再拨，再见。", "请稍等，正在为您查询。", "您好，我是人工客服，请问有什么可以帮您？");

    private static final SpareWords ENGLISH = new SpareWords(
            "I am sorry, something went wrong here. I will put you through to a colleague.",
            "I am sorry, nobody is free at the moment. Please call again later. Goodbye.",
            "One moment, please.",
            "Hello, this is a colleague. How can I help you?");

    static SpareWords in(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? CHINESE : ENGLISH;
    }
}
