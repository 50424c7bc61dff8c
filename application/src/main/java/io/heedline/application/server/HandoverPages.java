package io.heedline.application.server;

import io.heedline.application.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page for people who take calls over. It is the same for every call, in one of two languages; what it shows it asks
 * of the API, and puts it in as text, never as HTML.
 */
@RestController
class HandoverPages {

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Locale usual;
    private final String page = read("page.html");
    private final String style = read("page.css");
    private final String script = read("page.js");

    HandoverPages(Settings settings) {
        usual = settings.hotline().language();
    }

    private static String read(String name) {
        try (InputStream file = HandoverPages.class.getResourceAsStream("handovers/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The page of the handovers lacks " + name, e);
        }
    }

    /** The page; with the id of a call it shows that call. */
    @GetMapping({"/handovers", "/handovers/{callId}"})
    ResponseEntity<String> page(
            @RequestParam(required = false) String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String accepted) {
        Locale language = language(lang, accepted);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(page.replace("{{lang}}", language.equals(Locale.CHINESE) ? "zh-CN" : "en"));
    }

    /** The language asked for, else the best of those the browser names, else that of the hotline. */
    private Locale language(String wanted, String accepted) {
        for (String ranges : new String[] {wanted, accepted, usual.toLanguageTag()}) {
            if (ranges == null) {
                continue;
            }
            try {
                Locale found = Locale.lookup(Locale.LanguageRange.parse(ranges), LANGUAGES);
                if (found != null) {
                    return found;
                }
            } catch (IllegalArgumentException e) {
                // Not a list of languages: the next one decides.
            }
        }
        return Locale.ENGLISH;
    }

    @GetMapping("/assets/handovers.css")
    ResponseEntity<String> style() {
        return asset("text/css;charset=UTF-8", style);
    }

    @GetMapping("/assets/handovers.js")
    ResponseEntity<String> script() {
        return asset("text/javascript;charset=UTF-8", script);
    }

    private static ResponseEntity<String> asset(String type, String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }
}
