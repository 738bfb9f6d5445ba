package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Company;
import cl.juntosporlainfancia.registry.Comunas;
import cl.juntosporlainfancia.registry.Organization;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.report.PlanFigures;
import cl.juntosporlainfancia.report.PlanReport;
import cl.juntosporlainfancia.report.PlanReportSheets;
import cl.juntosporlainfancia.report.Scope;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
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
import org.springframework.web.bind.annotation.RequestMapping;

/** The reports over the whole network, for the programme's team; their whole state is in their address. */
@Controller
@RequestMapping("/informes")
class ReportPages {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Sight sight;
    private final Registry registry;
    private final Comunas comunas;
    private final PlanFigures figures;
    private final PlanReportSheets sheets;
    private final Texts texts;

    ReportPages(
            Sight sight,
            Registry registry,
            Comunas comunas,
            PlanFigures figures,
            PlanReportSheets sheets,
            Texts texts) {
        this.sight = sight;
        this.registry = registry;
        this.comunas = comunas;
        this.figures = figures;
        this.sheets = sheets;
        this.texts = texts;
    }

    /** What the address narrows a report to, as it was typed. */
    record Address(
            @Nullable String oca,
            @Nullable String empresa,
            @Nullable String region,
            @Nullable String desde,
            @Nullable String hasta) {

        Address {
            oca = filled(oca);
            empresa = filled(empresa);
            region = filled(region);
            desde = filled(desde);
            hasta = filled(hasta);
        }

        private static @Nullable String filled(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        /**
         * @throws Refused if a date is none, or the last day lies before the first
         */
        Scope scope() {
            return new Scope(oca, empresa, region, date("from", desde), date("to", hasta));
        }

        private static @Nullable LocalDate date(String field, @Nullable String text) {
            try {
                if (text == null) {
                    return null;
                }
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
    void requireTeam() {
        Sight.require(sight.viewer().seesFigures(), "reports");
    }

    @GetMapping("/planes")
    String plans(Address address, Model model) {
        List<Organization> organizations = registry.organizations();
        List<Company> companies = registry.companies();
        words(address, organizations, companies);
        model.addAttribute("address", address);
        model.addAttribute("organizations", organizations);
        model.addAttribute("companies", companies);
        model.addAttribute("regions", comunas.regions());
        try {
            Scope scope = address.scope();
            model.addAttribute("narrowed", scope.isNarrow());
            model.addAttribute("report", figures.of(scope));
        } catch (Refused refused) {
            model.addAttribute("narrowed", true);
            model.addAttribute("problem", texts.of(refused));
        }
        return "panel/report-plans";
    }

    @GetMapping("/planes.xlsx")
    ResponseEntity<byte[]> plansSheet(Address address) {
        Scope scope;
        try {
            scope = address.scope();
        } catch (Refused refused) {
            return ResponseEntity.badRequest()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(texts.of(refused).getBytes(StandardCharsets.UTF_8));
        }
        PlanReport report = figures.of(scope);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(texts.get("report.plans.filename"))
                                .build()
                                .toString())
                .body(sheets.workbook(report, scope, words(address, registry.organizations(), registry.companies())));
    }

    /**
     * @throws NoSuchElementException if the address names something that there is not
     */
    private PlanReportSheets.Words words(Address address, List<Organization> organizations, List<Company> companies) {
        String organization = address.oca() == null
                ? ""
                : organizations.stream()
                        .filter(known -> known.code().equals(address.oca()))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("organization " + address.oca()))
                        .name();
        String company = address.empresa() == null
                ? ""
                : companies.stream()
                        .filter(known -> known.code().equals(address.empresa()))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchElementException("company " + address.empresa()))
                        .name();
        String region = address.region() == null ? "" : address.region();
        if (!region.isEmpty() && !comunas.regions().contains(region)) {
            throw new NoSuchElementException("region " + region);
        }
        return new PlanReportSheets.Words(organization, company, region);
    }
}
