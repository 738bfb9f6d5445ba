package cl.juntosporlainfancia.notification;

import cl.juntosporlainfancia.language.Texts;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Puts letters into words, as HTML and as text. */
@Component
class LetterRenderer {

    /** How many arguments every occasion's texts may name; see {@code mail-messages.properties}. */
    private static final int ARGUMENTS = 5;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Texts.LOCALE);

    private final MessageSource messages;
    private final String baseUrl;
    // An engine of its own, and no bean, which would take the place of the engine of the pages.
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    LetterRenderer(MessageSource messages, @Value("${jxi.base-url}") String baseUrl) {
        this.messages = messages;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        templates.setTemplateEngineMessageSource(messages);
        templates.addTemplateResolver(resolver(TemplateMode.HTML, "html"));
        templates.addTemplateResolver(resolver(TemplateMode.TEXT, "txt"));
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String ending) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterRenderer.class.getClassLoader());
        resolver.setPrefix("templates/mail/");
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.getResolvablePatternSpec().addPattern("*." + ending);
        return resolver;
    }

    /** A fact, under the name that it is shown with. */
    record NamedFact(String name, String value) {}

    /** A section, under the title that it is shown with. */
    record Block(String title, List<Row> lines) {}

    /** A line, with the full address that it leads to. */
    record Row(String text, @Nullable String note, @Nullable String link) {}

    /**
     * The mail for one recipient.
     *
     * @throws org.springframework.context.NoSuchMessageException if a text is missing: a mistake of ours, never mailed
     * @throws IllegalArgumentException if a link of the letter leads elsewhere
     */
    RenderedLetter render(Letter letter, Recipient recipient) {
        String subject = subject(letter);
        Map<String, @Nullable Object> words = new HashMap<>();
        words.put("name", recipient.name());
        words.put("subject", subject);
        words.put("paragraphs", paragraphs(letter));
        words.put(
                "meetingTime",
                letter.meeting() == null ? null : TIME.format(letter.meeting().start()));
        words.put(
                "facts",
                letter.facts().stream()
                        .map(fact -> new NamedFact(message(fact.labelKey()), fact.value()))
                        .toList());
        words.put(
                "blocks",
                letter.sections().stream()
                        .map(section -> new Block(
                                message(section.titleKey()),
                                section.lines().stream().map(this::row).toList()))
                        .toList());
        words.put("action", text(letter, "action"));
        words.put("link", link(letter).orElse(null));
        words.put("home", baseUrl);
        Context context = new Context(Texts.LOCALE, words);
        return new RenderedLetter(
                subject,
                templates
                                .process("letter.txt", context)
                                .replaceAll("\n{3,}", "\n\n")
                                .strip() + "\n",
                templates.process("letter.html", context));
    }

    private Row row(Letter.Line line) {
        return new Row(line.text(), line.note(), address(line.link()).orElse(null));
    }

    /** On one line, whatever the names hold. */
    private String subject(Letter letter) {
        return text(letter, "subject").replaceAll("\\s+", " ").strip();
    }

    /** The introduction's paragraphs; never none. */
    List<String> paragraphs(Letter letter) {
        return Arrays.stream(text(letter, "intro").split("\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** The full address behind the mail's button. */
    Optional<String> link(Letter letter) {
        return address(letter.link());
    }

    private Optional<String> address(@Nullable String path) {
        if (path == null) {
            return Optional.empty();
        }
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("not a path of this application: " + path);
        }
        return Optional.of(baseUrl + path);
    }

    private String text(Letter letter, String part) {
        List<Object> given = letter.arguments();
        Object[] arguments = IntStream.range(0, ARGUMENTS)
                .mapToObj(i -> i < given.size() ? given.get(i) : "")
                .toArray();
        return message("mail." + letter.occasion() + "." + part, arguments);
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Texts.LOCALE);
    }
}
