package cl.juntosporlainfancia.access;

import cl.juntosporlainfancia.Visitor;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody in a role who tries doors; every request that changes something carries the token of a page, as a browser's would. */
final class Caller {

    /** What became of a request. */
    enum Answer {
        LET_IN,
        /** 401, 403, 404, or on to the login page. */
        SHUT,
        /** 5xx, or what should not be. */
        BROKEN
    }

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ENGINE_ERROR = Pattern.compile("\\{\"type\":\"\\w+\".*", Pattern.DOTALL);

    private final Visitor visitor;
    private final String token;

    private Caller(Visitor visitor, String page) {
        this.visitor = visitor;
        Matcher found = TOKEN.matcher(visitor.get(page).body());
        if (!found.find()) {
            throw new AssertionError("no token on " + page);
        }
        this.token = found.group(1);
    }

    static Caller nobody(int port) {
        return new Caller(new Visitor(port), "/login");
    }

    static Caller loggedIn(int port, String username, String password) {
        Visitor visitor = new Visitor(port);
        String to = visitor.logIn(username, password);
        if (to.contains("login")) {
            throw new AssertionError(username + " cannot log in: " + to);
        }
        // The engine's web applications give their own token with their first page.
        visitor.get("/camunda/app/tasklist/default/");
        return new Caller(visitor, "/panel");
    }

    HttpResponse<String> send(String method, String path, String body) {
        boolean json = body.startsWith("{") || body.startsWith("[");
        String type = json ? "application/json" : "application/x-www-form-urlencoded";
        if (method.equals("GET") || method.equals("OPTIONS") || path.startsWith("/camunda/")) {
            return visitor.send(method, path, type, body);
        }
        return json
                ? visitor.send(method, path + (path.contains("?") ? "&" : "?") + "_csrf=" + token, type, body)
                : visitor.send(method, path, type, body + (body.isEmpty() ? "" : "&") + "_csrf=" + token);
    }

    /** As a page of another site would make this person's browser do. */
    HttpResponse<String> withoutToken(String method, String path, String body) {
        return visitor.send(method, path, "application/x-www-form-urlencoded", body);
    }

    /** A body that is said to be of some type, to the engine's door. */
    HttpResponse<String> sendAs(String type, String path, String body) {
        return visitor.send("POST", path, type, body);
    }

    /** A file in a form's field. */
    HttpResponse<String> upload(String path, String field, String filename, String content) {
        String boundary = "----jxi";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + filename
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return visitor.send("POST", path, "multipart/form-data; boundary=" + boundary, body);
    }

    /** What an answer means for whoever asked. */
    static Answer meaning(String method, String path, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 302 || status == 303) {
            String to = answer.headers().firstValue("Location").orElse("");
            return to.endsWith("/login") ? Answer.SHUT : Answer.LET_IN;
        }
        if (status == 401 || status == 403 || status == 404) {
            // The engine has been reached, and says of what it was asked that it knows no such thing.
            boolean reached = status == 404
                    && path.startsWith("/camunda/api/engine")
                    && !method.equals("GET")
                    && ENGINE_ERROR.matcher(answer.body()).matches()
                    && path.contains(AccessMatrixTest.UNKNOWN);
            return reached ? Answer.LET_IN : Answer.SHUT;
        }
        if (status == 400 || status == 409) {
            return method.equals("GET") ? Answer.BROKEN : Answer.LET_IN;
        }
        return status < 400 ? Answer.LET_IN : Answer.BROKEN;
    }
}
