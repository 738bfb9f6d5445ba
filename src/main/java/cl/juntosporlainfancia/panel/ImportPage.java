package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.intake.IntakeReport;
import cl.juntosporlainfancia.intake.IntakeSheets;
import cl.juntosporlainfancia.intake.Kind;
import cl.juntosporlainfancia.intake.Outcome;
import cl.juntosporlainfancia.intake.RowReport;
import cl.juntosporlainfancia.intake.Upload;
import cl.juntosporlainfancia.intake.Uploads;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Party;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes spreadsheets into the registry: tried first, then confirmed. For who steers or administers. */
@Controller
@RequestMapping("/registro/importar")
class ImportPage {

    private static final int PAGE = 50;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Which rows are shown. */
    enum Shown {
        ALL("todas"),
        FINDINGS("observaciones"),
        ERRORS("errores");

        private final String parameter;

        Shown(String parameter) {
            this.parameter = parameter;
        }

        public String parameter() {
            return parameter;
        }

        private boolean includes(RowReport row) {
            return switch (this) {
                case ALL -> true;
                case FINDINGS -> !row.findings().isEmpty();
                case ERRORS -> row.outcome() == Outcome.WRONG;
            };
        }
    }

    private final Sight sight;
    private final Uploads uploads;
    private final IntakeSheets sheets;
    private final Texts texts;

    ImportPage(Sight sight, Uploads uploads, IntakeSheets sheets, Texts texts) {
        this.sight = sight;
        this.uploads = uploads;
        this.sheets = sheets;
        this.texts = texts;
    }

    @ModelAttribute
    void requireWatching() {
        Sight.require(Sight.watches(sight.viewer()), "importing into the registry");
    }

    @GetMapping
    String form(Model model) {
        return form(null, model);
    }

    private static String form(@Nullable Kind kind, Model model) {
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("kind", kind);
        return "panel/import";
    }

    @PostMapping
    String tryOut(
            @RequestParam(name = "archivo", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "tipo", defaultValue = "") String kindName,
            Model model)
            throws IOException {
        Kind kind = kind(kindName).orElse(null);
        if (file == null
                || file.isEmpty()
                        && Objects.toString(file.getOriginalFilename(), "").isEmpty()) {
            model.addAttribute("fileProblem", texts.get("import.file.missing"));
            return form(kind, model);
        }
        try {
            UUID id =
                    uploads.tryOut(kind, Objects.toString(file.getOriginalFilename(), ""), file.getBytes(), username());
            return "redirect:/registro/importar/" + id;
        } catch (Refused refused) {
            model.addAttribute(refused.field().equals("kind") ? "kindProblem" : "fileProblem", texts.of(refused));
            return form(kind, model);
        }
    }

    private static Optional<Kind> kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    @GetMapping("/{id}")
    String report(
            @PathVariable UUID id,
            @RequestParam(name = "filas", defaultValue = "") String shownName,
            @RequestParam(name = "pagina", defaultValue = "1") String pageNumber,
            Model model,
            RedirectAttributes flash) {
        Optional<Upload> found = uploads.find(id, username());
        if (found.isEmpty()) {
            flash.addFlashAttribute("problemKey", "import.expired");
            return "redirect:/registro/importar";
        }
        IntakeReport report = found.get().report();
        Shown shown = Arrays.stream(Shown.values())
                .filter(one -> one.parameter.equals(shownName))
                .findFirst()
                .orElse(Shown.ALL);
        // Errors first, then what else is worth reading.
        List<RowReport> rows = report.rows().stream()
                .filter(shown::includes)
                .sorted(Comparator.comparing((RowReport row) -> row.outcome() != Outcome.WRONG)
                        .thenComparing(row -> row.findings().isEmpty()))
                .toList();
        int pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
        int page = Math.min(pages, pageNumber.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(pageNumber) : 1);
        model.addAttribute("upload", found.get());
        model.addAttribute("report", report);
        model.addAttribute("step", report.tried() ? "trial" : "done");
        model.addAttribute("taken", report.count(Outcome.TAKEN));
        model.addAttribute("already", report.count(Outcome.ALREADY_THERE));
        model.addAttribute("wrong", report.count(Outcome.WRONG));
        model.addAttribute(
                "withFindings",
                report.rows().stream().filter(Shown.FINDINGS::includes).count());
        model.addAttribute("added", added(report));
        model.addAttribute("rows", rows.subList((page - 1) * PAGE, Math.min(rows.size(), page * PAGE)));
        model.addAttribute("shown", shown.parameter);
        model.addAttribute("page", page);
        model.addAttribute("pages", pages);
        return "panel/import-report";
    }

    /** «2 organismos, 1 residencia»; empty if nothing is new. */
    private String added(IntakeReport report) {
        return Arrays.stream(Party.Kind.values())
                .filter(kind -> report.added(kind) > 0)
                .map(kind -> texts.get("import.added." + kind.name(), report.added(kind)))
                .collect(Collectors.joining(", "));
    }

    @PostMapping("/{id}/tomar")
    String take(@PathVariable UUID id, RedirectAttributes flash) {
        try {
            IntakeReport report = uploads.take(id, username());
            flash.addFlashAttribute("done", "done.imported");
            flash.addFlashAttribute("doneArgument", report.count(Outcome.TAKEN));
            return "redirect:/registro/importar/{id}";
        } catch (NoSuchElementException e) {
            flash.addFlashAttribute("problemKey", "import.expired");
            return "redirect:/registro/importar";
        }
    }

    @GetMapping("/{id}/observaciones.xlsx")
    ResponseEntity<byte[]> findings(@PathVariable UUID id) {
        Upload upload = uploads.find(id, username()).orElseThrow(() -> new NoSuchElementException("upload " + id));
        return download(sheets.findings(upload.report()), texts.get("intake.errors.filename"));
    }

    @GetMapping("/plantilla/{kindName}")
    ResponseEntity<byte[]> template(@PathVariable String kindName) {
        Kind kind = kind(kindName).orElseThrow(() -> new NoSuchElementException("kind " + kindName));
        return download(sheets.template(kind), texts.get("intake.template.filename." + kind.name()));
    }

    private static ResponseEntity<byte[]> download(byte[] content, String filename) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(filename)
                                .build()
                                .toString())
                .body(content);
    }

    private String username() {
        return sight.viewer().username();
    }
}
