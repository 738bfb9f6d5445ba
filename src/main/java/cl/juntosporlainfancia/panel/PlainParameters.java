package cl.juntosporlainfancia.panel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes control characters out of whatever a form or an address sends, but for tabs and ends of lines. Nobody types them, and neither
 * the database nor a spreadsheet can hold them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class PlainParameters extends OncePerRequestFilter {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");

    /** The text without control characters. */
    static String plain(String typed) {
        return CONTROL.matcher(typed).replaceAll("");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Plain(request), response);
    }

    private static final class Plain extends HttpServletRequestWrapper {

        Plain(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = super.getParameter(name);
            return value == null ? null : PlainParameters.plain(value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null ? null : plain(values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> parameters = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> parameters.put(name, plain(values)));
            return parameters;
        }

        private static String[] plain(String[] values) {
            return Arrays.stream(values).map(PlainParameters::plain).toArray(String[]::new);
        }
    }
}
