package io.heedline.application.server;

import io.heedline.dialog.ScenarioException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Faults of requests as problem details (RFC 9457). */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final int LONGEST_KEY = 40;

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(CallDesk.BusyException busy) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, busy.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail scenario(ScenarioException wrong) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, wrong.getMessage());
    }

    /** Tells the place and what is expected, and nothing of the body but the name of a key that is not known. */
    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String problem = "The body is not what is expected";
        if (fault.getCause() instanceof UnrecognizedPropertyException unknown) {
            problem = "The key \"" + shortened(unknown.getPropertyName()) + "\" is not known" + place(unknown);
        } else if (fault.getCause() instanceof JacksonException unreadable) {
            problem = "The body cannot be read" + place(unreadable);
        }
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(status, problem + ": expected " + CallsController.Order.FORM);
        return handleExceptionInternal(fault, detail, headers, status, request);
    }

    private static String place(JacksonException fault) {
        TokenStreamLocation at = fault.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String shortened(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "...";
    }

    @ExceptionHandler
    ProblemDetail unforeseen(RuntimeException fault) {
        log.error("A request failed", fault);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The call could not be made; the log of the service tells why");
    }
}
