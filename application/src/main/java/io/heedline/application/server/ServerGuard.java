package io.heedline.application.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Keeps web pages from using a service that is for this machine only: a browser on it would carry the requests of any
 * page here, and a page whose host name is made to point to 127.0.0.1 could read the answers too.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServerGuard extends OncePerRequestFilter {

    private static final String THIS_MACHINE = "(?i:localhost|127\\.0\\.0\\.1|\\[::1\\])(?::[0-9]{1,5})?";
    private static final Pattern HOST = Pattern.compile(THIS_MACHINE);
    private static final Pattern ORIGIN = Pattern.compile("(?i:https?)://" + THIS_MACHINE);
    private static final String EXPECTED =
            " is not of this machine, and the service is for this machine only; expected localhost, 127.0.0.1 or [::1]";

    private final boolean forThisMachineOnly;
    private final HandlerExceptionResolver problems;

    /**
     * Guards a service.
     *
     * @param boundTo where the service listens; null if on all addresses, and then nothing is refused
     * @param problems writes the refusals
     */
    ServerGuard(InetAddress boundTo, HandlerExceptionResolver problems) {
        this.forThisMachineOnly = boundTo != null && boundTo.isLoopbackAddress();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> fault = fault(values(request, HttpHeaders.HOST), values(request, HttpHeaders.ORIGIN));
        if (fault.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var refusal = new ResponseStatusException(HttpStatus.FORBIDDEN, fault.get());
        if (problems.resolveException(request, response, null, refusal) == null) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    /** Why a request with such headers is refused, if it is. A request without a host is; one without an origin not. */
    Optional<String> fault(List<String> hosts, List<String> origins) {
        if (!forThisMachineOnly) {
            return Optional.empty();
        }
        if (hosts.isEmpty() || !allMatch(HOST, hosts)) {
            return Optional.of("The Host of the request" + EXPECTED);
        }
        return allMatch(ORIGIN, origins) ? Optional.empty() : Optional.of("The Origin of the request" + EXPECTED);
    }

    private static boolean allMatch(Pattern form, List<String> values) {
        return values.stream().allMatch(value -> form.matcher(value).matches());
    }
}
