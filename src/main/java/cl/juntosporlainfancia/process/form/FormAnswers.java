package cl.juntosporlainfancia.process.form;

import cl.juntosporlainfancia.language.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What a browser is told after handing a form in. The engine answers 500 to any exception it does not know: a form that the rules
 * do not admit becomes a 400 with our sentence, and anything else a sentence with a reference to the log.
 */
@Configuration(proxyBeanMethods = false)
class FormAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FormAnswers.class);
    /** What the engine would make Java objects, documents or files of. */
    private static final Set<String> FOREIGN =
            Set.of("Object", "object", "Bytes", "bytes", "File", "file", "Xml", "xml");

    private static final String REJECTED = FormAnswers.class.getName() + ".rejected";

    /** Notes that what the present request asks for is rejected, and with which sentence. */
    static void rejected(String sentence) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(REJECTED, sentence, RequestAttributes.SCOPE_REQUEST);
        }
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> formAnswersFilter(Texts texts, ObjectMapper json) {
        FilterRegistrationBean<OncePerRequestFilter> registration =
                new FilterRegistrationBean<>(new AnswerFilter(texts, json));
        registration.addUrlPatterns("/camunda/api/*");
        return registration;
    }

    /** A request whose body has been read, to be read once more. */
    private static final class Again extends HttpServletRequestWrapper {

        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return bytes.read(into, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("read at once");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class AnswerFilter extends OncePerRequestFilter {

        private final Texts texts;
        private final ObjectMapper json;

        AnswerFilter(Texts texts, ObjectMapper json) {
            this.texts = texts;
            this.json = json;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            String path = request.getRequestURI();
            return !path.endsWith("/submit-form") && !path.endsWith("/claim");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
            byte[] sent = request.getInputStream().readAllBytes();
            if (hasForeignValues(sent)) {
                answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                write(answer, "FormRejected", texts.get("form.unreadable"));
            } else {
                chain.doFilter(new Again(request, sent), answer);
            }
            if (answer.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
                Object sentence = request.getAttribute(REJECTED);
                if (sentence != null) {
                    answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                    write(answer, "FormRejected", sentence.toString());
                } else {
                    String reference = UUID.randomUUID().toString().substring(0, 8);
                    LOG.error(
                            "form not taken, reference {}: {}",
                            reference,
                            new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
                    write(answer, "Error", texts.get("error.unexpected", reference));
                }
            }
            answer.copyBodyToResponse();
        }

        /** Whether a value is of a type that no form sends; what cannot be read the engine refuses by itself. */
        private boolean hasForeignValues(byte[] sent) {
            try {
                for (JsonNode value : json.readTree(sent).path("variables")) {
                    if (FOREIGN.contains(value.path("type").asText())) {
                        return true;
                    }
                }
                return false;
            } catch (IOException e) {
                return false;
            }
        }

        private void write(ContentCachingResponseWrapper answer, String type, String message) throws IOException {
            answer.resetBuffer();
            answer.setContentType("application/json");
            answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", type, "message", message)));
        }
    }
}
