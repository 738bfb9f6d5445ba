package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.AuditSearch;
import cl.juntosporlainfancia.access.AuditTrail.Action;
import cl.juntosporlainfancia.access.AuditTrail.Entry;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.RegistryLists;
import cl.juntosporlainfancia.registry.RegistryLists.PersonLine;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The audit trail of everything, in words, narrowed by what the page's address says; and the same as a file. For the executive director
 * and for administrators.
 */
@Controller
class AuditPages {

    private static final int PAGE = 50;

    /** As many people as a name may stand for. */
    private static final int NAMESAKES = 50;

    private final Sight sight;
    private final AuditSearch search;
    private final AuditFiles files;
    private final History history;
    private final Registry registry;
    private final RegistryLists lists;
    private final Texts texts;

    AuditPages(
            Sight sight,
            AuditSearch search,
            AuditFiles files,
            History history,
            Registry registry,
            RegistryLists lists,
            Texts texts) {
        this.sight = sight;
        this.search = search;
        this.files = files;
        this.history = history;
        this.registry = registry;
        this.lists = lists;
        this.texts = texts;
    }

    /** What the address narrows the trail to, as it was typed. */
    record Address(
            @Nullable String persona,
            @Nullable String accion,
            @Nullable String caso,
            @Nullable String desde,
            @Nullable String hasta) {

        Address {
            persona = filled(persona);
            accion = filled(accion);
            caso = filled(caso);
            desde = filled(desde);
            hasta = filled(hasta);
        }

        private static @Nullable String filled(@Nullable String text) {
            if (text == null) {
                return null;
            }
            String typed = text.replace("\u0000", "").strip();
            return typed.isEmpty() ? null : typed;
        }

        private Optional<Action> action() {
            return Stream.of(Action.values())
                    .filter(action -> action.name().equals(accion))
                    .findFirst();
        }

        private static @Nullable LocalDate date(String field, @Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                LocalDate date = LocalDate.parse(text);
                if (!AdmittedYears.have(date.getYear())) {
                    throw new Refused(field, "report.range." + field);
                }
                return date;
            } catch (DateTimeException e) {
                throw new Refused(field, "report.date.wrong", text);
            }
        }
    }

    @ModelAttribute
    void requireOverseeing() {
        Sight.require(Sight.oversees(sight.viewer()), "audit trail");
    }

    /**
     * @param before id of the entry after which the page begins
     */
    @GetMapping("/auditoria")
    String list(Address address, @RequestParam(name = "antes", defaultValue = "") String before, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("actions", history.actions());
        model.addAttribute("lines", List.of());
        try {
            AuditSearch.Query query = query(address);
            Long after = before.matches("[1-9][0-9]{0,17}") ? Long.valueOf(before) : null;
            List<Entry> found = search.find(query, after, PAGE + 1);
            List<Entry> shown = found.subList(0, Math.min(PAGE, found.size()));
            model.addAttribute("lines", history.tell(shown));
            model.addAttribute("total", search.count(query));
            model.addAttribute("longest", AuditFiles.LONGEST);
            model.addAttribute("narrowed", query.narrows());
            model.addAttribute("newest", after == null);
            model.addAttribute("last", found.size() > PAGE ? shown.get(PAGE - 1).id() : null);
        } catch (Refused refused) {
            model.addAttribute("narrowed", true);
            model.addAttribute("problem", texts.of(refused));
        }
        return "panel/audit";
    }

    @GetMapping("/auditoria.xlsx")
    ResponseEntity<byte[]> workbook(Address address) {
        return file(address, AuditFiles.Format.XLSX);
    }

    @GetMapping("/auditoria.csv")
    ResponseEntity<byte[]> csv(Address address) {
        return file(address, AuditFiles.Format.CSV);
    }

    private ResponseEntity<byte[]> file(Address address, AuditFiles.Format format) {
        try {
            byte[] content = files.of(query(address), format);
            String name = texts.get("audit.filename." + format.name());
            return format == AuditFiles.Format.XLSX ? Downloads.xlsx(content, name) : Downloads.csv(content, name);
        } catch (Refused refused) {
            return ResponseEntity.badRequest()
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(texts.of(refused).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @throws Refused if a date is none
     */
    private AuditSearch.Query query(Address address) {
        return new AuditSearch.Query(
                address.persona() == null ? null : pseudonyms(address.persona()),
                address.action().orElse(null),
                address.caso() == null ? null : address.caso().toUpperCase(Locale.ROOT),
                Address.date("from", address.desde()),
                Address.date("to", address.hasta()));
    }

    /** Of whom a pseudonym, or words of a name, of a login or of an address stand for. */
    private List<String> pseudonyms(String typed) {
        return Stream.concat(
                        Stream.of(typed.toUpperCase(Locale.ROOT)),
                        lists.people(RegistryLists.Query.of(typed), 0, NAMESAKES).lines().stream()
                                .map(PersonLine::username)
                                .flatMap(username -> registry.person(username).stream())
                                .map(Person::pseudonym)
                                .flatMap(Stream::ofNullable))
                .toList();
    }
}
