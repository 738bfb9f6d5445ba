package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.privacy.Erasure;
import cl.juntosporlainfancia.privacy.PersonalData;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Person;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.spreadsheet.SheetContent;
import cl.juntosporlainfancia.spreadsheet.SheetContent.Column;
import cl.juntosporlainfancia.spreadsheet.Spreadsheets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is kept of a person: to everybody about himself or herself, to administrators about anybody; and its erasure. */
@Controller
class PersonalDataPages {

    private static final int ISO_DAY = 10;

    private final Sight sight;
    private final Registry registry;
    private final PersonalData data;
    private final Erasure erasure;
    private final Reads reads;
    private final RegistryWords words;
    private final Texts texts;

    PersonalDataPages(
            Sight sight,
            Registry registry,
            PersonalData data,
            Erasure erasure,
            Reads reads,
            RegistryWords words,
            Texts texts) {
        this.sight = sight;
        this.registry = registry;
        this.words = words;
        this.data = data;
        this.erasure = erasure;
        this.reads = reads;
        this.texts = texts;
    }

    // ---- one's own

    @GetMapping("/mis-datos")
    String mine(Model model) {
        return page(self(), "/mis-datos", model);
    }

    @GetMapping("/mis-datos.xlsx")
    ResponseEntity<byte[]> myWorkbook() {
        return workbook(self());
    }

    @GetMapping("/mis-datos.json")
    ResponseEntity<byte[]> myJson() {
        return json(self());
    }

    private Person self() {
        return person(sight.viewer().username());
    }

    // ---- anybody's

    @GetMapping("/registro/personas/{username}/datos")
    String theirs(@PathVariable String username, Model model) {
        Person person = administered(username);
        reads.person(username);
        return page(person, "/registro/personas/" + username + "/datos", model);
    }

    @GetMapping("/registro/personas/{username}/datos.xlsx")
    ResponseEntity<byte[]> theirWorkbook(@PathVariable String username) {
        return workbook(administered(username));
    }

    @GetMapping("/registro/personas/{username}/datos.json")
    ResponseEntity<byte[]> theirJson(@PathVariable String username) {
        return json(administered(username));
    }

    private Person administered(String username) {
        Sight.require(sight.viewer().administers(), "personal data");
        return person(username);
    }

    private Person person(String username) {
        return registry.person(username).orElseThrow(() -> new NoSuchElementException("person " + username));
    }

    private String page(Person person, String path, Model model) {
        model.addAttribute("person", person);
        model.addAttribute(
                "parts", data.of(person.username()).stream().map(this::told).toList());
        model.addAttribute("path", path);
        model.addAttribute("most", PersonalData.MOST);
        model.addAttribute("own", person.username().equals(sight.viewer().username()));
        return "panel/personal-data";
    }

    /** With groups by their names and dates as people write them; files keep them as they are. */
    private PersonalData.Part told(PersonalData.Part part) {
        return new PersonalData.Part(
                part.column(),
                part.items().stream()
                        .map(item -> new PersonalData.Item(
                                item.where(), reference(item.reference()), date(item.date()), item.value()))
                        .toList(),
                part.cut());
    }

    private String reference(String code) {
        return Groups.TEAM.contains(code) || Party.ofGroup(code).isPresent()
                ? words.group(code, Party.ofGroup(code).flatMap(registry::name).orElse(null))
                : code;
    }

    private String date(String iso) {
        return iso.length() < ISO_DAY ? iso : texts.shortDate(LocalDate.parse(iso.substring(0, ISO_DAY)));
    }

    private ResponseEntity<byte[]> workbook(Person person) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PersonalData.Part part : data.export(person.username())) {
            for (PersonalData.Item item : part.items()) {
                rows.add(Arrays.asList(
                        item.where(),
                        item.value(),
                        item.reference(),
                        item.date(),
                        part.column().purpose(),
                        part.column().basis(),
                        part.column().kept()));
            }
            if (part.cut()) {
                rows.add(Arrays.asList(
                        part.column().label(), texts.get("privacy.data.cut", PersonalData.MOST), "", "", "", "", ""));
            }
        }
        SheetContent sheet = new SheetContent(
                texts.get("privacy.data.sheet"),
                List.of(
                        Column.text(texts.get("privacy.column.where"), 40),
                        Column.text(texts.get("privacy.column.value"), 60),
                        Column.text(texts.get("privacy.column.reference"), 16),
                        Column.text(texts.get("privacy.column.date"), 20),
                        Column.text(texts.get("privacy.column.purpose"), 45),
                        Column.text(texts.get("privacy.column.basis"), 18),
                        Column.text(texts.get("privacy.column.kept"), 30)),
                rows);
        return Downloads.xlsx(Spreadsheets.workbook(List.of(sheet)), texts.get("privacy.data.filename.xlsx"));
    }

    private ResponseEntity<byte[]> json(Person person) {
        return Downloads.json(data.json(data.export(person.username())), texts.get("privacy.data.filename.json"));
    }

    // ---- erasure

    @GetMapping("/registro/personas/{username}/borrar")
    String preview(@PathVariable String username, Model model) {
        Person person = administered(username);
        reads.person(username);
        model.addAttribute("person", person);
        Erasure.Preview preview = erasure.preview(username);
        model.addAttribute("preview", preview);
        model.addAttribute(
                "obstacles", preview.obstacles().stream().map(texts::of).toList());
        return "panel/personal-data-erase";
    }

    @PostMapping("/registro/personas/{username}/borrar")
    String erase(
            @PathVariable String username,
            @RequestParam(name = "typed", defaultValue = "") String typed,
            RedirectAttributes flash) {
        administered(username);
        try {
            String login = erasure.erase(username, typed);
            flash.addFlashAttribute("done", "done.personErased");
            return "redirect:/registro/personas/" + login;
        } catch (Refused refused) {
            flash.addFlashAttribute("problem", texts.of(refused));
            return "redirect:/registro/personas/" + username + "/borrar";
        }
    }
}
