package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.FreshSessions;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a person sees of an error: a sentence, what to do next, and a reference under which the log tells the rest. */
@Controller
class ErrorPage implements ErrorController {

    /** Request attribute with a sentence of ours that says more than the status does. */
    static final String SENTENCE = ErrorPage.class.getName() + ".sentence";

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    /** Those with a sentence of their own, {@code errorPage.<status>.title} and {@code .next}. */
    private static final Set<Integer> TOLD = Set.of(400, 403, 404, 405, 409, 413, 503);

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, Model model) {
        HttpStatus status = status(request);
        int told = TOLD.contains(status.value()) ? status.value() : status.is4xxClientError() ? 400 : 500;
        model.addAttribute("status", status.value());
        boolean withoutPlace = request.getAttribute(FreshSessions.WITHOUT_PLACE) != null;
        model.addAttribute("key", withoutPlace ? "errorPage.noPlace" : "errorPage." + told);
        model.addAttribute("withoutPlace", withoutPlace);
        model.addAttribute("sentence", request.getAttribute(SENTENCE));
        model.addAttribute("reference", reference(status, request));
        return "panel/error";
    }

    /** For programs, such as the task list's own requests. */
    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> facts(HttpServletRequest request) {
        HttpStatus status = status(request);
        return ResponseEntity.status(status)
                .body(Map.of("status", status.value(), "reference", reference(status, request)));
    }

    /** Somebody who opens this address without an error finds nothing. */
    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String reference(HttpStatus status, HttpServletRequest request) {
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        // The end of a personal link is a secret.
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .replaceFirst("^(.*/clave/).*", "$1…");
        Throwable cause = cause(request);
        if (status.is5xxServerError()) {
            LOG.error("Reference {}: status {} at {}", reference, status.value(), path, cause);
        } else {
            LOG.info("Reference {}: status {} at {} ({})", reference, status.value(), path, String.valueOf(cause));
        }
        return reference;
    }

    private static @Nullable Throwable cause(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown == null) {
            thrown = request.getAttribute(ErrorAdvice.CAUSE);
        }
        return thrown instanceof Throwable throwable ? throwable : null;
    }
}
