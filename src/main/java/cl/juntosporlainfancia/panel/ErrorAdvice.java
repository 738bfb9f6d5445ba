package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which status an exception means. The page itself is {@link ErrorPage}'s. */
@ControllerAdvice
class ErrorAdvice {

    /** Request attribute with the exception, for the log. */
    static final String CAUSE = ErrorAdvice.class.getName() + ".cause";

    private final Texts texts;

    ErrorAdvice(Texts texts) {
        this.texts = texts;
    }

    /** An address that names nothing, or cannot name anything. */
    @ExceptionHandler({NoSuchElementException.class, MethodArgumentTypeMismatchException.class})
    void notFound(Exception cause, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(HttpStatus.NOT_FOUND, cause, request, response);
    }

    @ExceptionHandler
    void refused(Refused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ErrorPage.SENTENCE, texts.of(refused));
        answer(HttpStatus.BAD_REQUEST, refused, request, response);
    }

    @ExceptionHandler
    void overtaken(OptimisticLockingFailureException cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer(HttpStatus.CONFLICT, cause, request, response);
    }

    private static void answer(
            HttpStatus status, Exception cause, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(CAUSE, cause);
        response.sendError(status.value());
    }
}
