package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.notification.Occasion;
import cl.juntosporlainfancia.notification.SentMail;
import cl.juntosporlainfancia.notification.SentMails;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mails that the application has written, and what became of them. For who watches the whole network only. */
@Controller
@RequestMapping("/correos")
class MailPages {

    private static final int PAGE = 25;
    private static final int WARNINGS = 50;

    /** A mail is shown as a document of nobody's: it runs nothing and loads nothing, and its links open outside. */
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
            + " style-src 'unsafe-inline'; img-src data:; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

    private final Sight sight;
    private final SentMails mails;
    private final Reads reads;
    private final MailRetries retries;

    MailPages(Sight sight, SentMails mails, Reads reads, MailRetries retries) {
        this.sight = sight;
        this.mails = mails;
        this.reads = reads;
        this.retries = retries;
    }

    /** Behind the door of the same rule: a mail shows what belongs to alliances of others. */
    @ModelAttribute
    void requireWatching() {
        Sight.require(Sight.watches(sight.viewer()), "mails");
    }

    @GetMapping
    String list(
            @RequestParam(name = "estado", defaultValue = "") String statusName,
            @RequestParam(name = "alianza", defaultValue = "") String allianceCode,
            @RequestParam(name = "motivo", defaultValue = "") String occasionName,
            @RequestParam(name = "q", defaultValue = "") String recipient,
            @RequestParam(name = "pagina", defaultValue = "1") String pageNumber,
            Model model) {
        SentMail.Status status = constant(SentMail.Status.values(), statusName);
        Occasion occasion = constant(Occasion.values(), occasionName);
        String alliance = allianceCode.strip();
        int number = pageNumber.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(pageNumber) : 1;
        SentMails.Page page = mails.page(
                new SentMails.Filter(status, alliance.isEmpty() ? null : alliance, occasion, recipient),
                (number - 1) * PAGE,
                PAGE);
        reads.mails(page.mails().stream().map(SentMail::recipient).toList());
        model.addAttribute("mails", page.mails());
        model.addAttribute("total", page.total());
        model.addAttribute("page", number);
        model.addAttribute("pages", Math.max(1, (page.total() + PAGE - 1) / PAGE));
        model.addAttribute("status", status);
        model.addAttribute("statuses", SentMail.Status.values());
        model.addAttribute("occasion", occasion);
        model.addAttribute("occasions", Occasion.values());
        model.addAttribute("alliance", alliance);
        model.addAttribute("recipient", recipient.strip());
        model.addAttribute(
                "narrowed", status != null || occasion != null || !alliance.isEmpty() || !recipient.isBlank());
        model.addAttribute("failed", mails.failed());
        model.addAttribute("warnings", mails.warnings(WARNINGS));
        return "panel/mails";
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/{id}")
    String mail(@PathVariable UUID id, Model model) {
        model.addAttribute("mail", read(id));
        return "panel/mail";
    }

    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable UUID id) {
        // The button of a mail opens a window of its own instead of a page within the page.
        String html = read(id).html().replaceFirst("<head>", "<head><base target=\"_blank\">");
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", MAIL_POLICY)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/reintentar")
    String retry(@PathVariable UUID id, RedirectAttributes flash) {
        if (retries.retry(get(id).id())) {
            flash.addFlashAttribute("done", "done.mailRetried");
        } else {
            flash.addFlashAttribute("problemKey", "mails.retry.notFailed");
        }
        return "redirect:/correos/{id}";
    }

    @PostMapping("/reintentar")
    String retryFailed(RedirectAttributes flash) {
        flash.addFlashAttribute("done", "done.mailsRetried");
        flash.addFlashAttribute("doneArgument", retries.retryFailed());
        return "redirect:/correos";
    }

    private SentMail read(UUID id) {
        SentMail mail = get(id);
        reads.mail(id.toString(), mail.recipient());
        return mail;
    }

    private SentMail get(UUID id) {
        return mails.find(id).orElseThrow(() -> new NoSuchElementException("mail " + id));
    }
}
