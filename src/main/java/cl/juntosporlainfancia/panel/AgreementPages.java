package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.access.Reads;
import cl.juntosporlainfancia.access.Viewer;
import cl.juntosporlainfancia.agreement.AgreementView;
import cl.juntosporlainfancia.agreement.Agreements;
import cl.juntosporlainfancia.agreement.Missing;
import cl.juntosporlainfancia.agreement.Signatory;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.work.OpenTask;
import cl.juntosporlainfancia.work.PendingWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an alliance's agreement, and its documents to read and keep. */
@Controller
class AgreementPages {

    private static final Set<String> TASKS = Set.of("userTask_prepareAgreement", "userTask_signAgreement");

    private final Sight sight;
    private final Agreements agreements;
    private final AlliancesInView alliances;
    private final PendingWork work;
    private final Registry registry;
    private final Reads reads;
    private final Texts texts;

    AgreementPages(
            Sight sight,
            Agreements agreements,
            AlliancesInView alliances,
            PendingWork work,
            Registry registry,
            Reads reads,
            Texts texts) {
        this.sight = sight;
        this.agreements = agreements;
        this.alliances = alliances;
        this.work = work;
        this.registry = registry;
        this.reads = reads;
        this.texts = texts;
    }

    /**
     * A residence that the agreement covers.
     *
     * @param inSight whether this person may open its alliance's page
     */
    record Covered(AllianceView alliance, boolean inSight) {}

    /**
     * One of the three, with what it did with a version.
     *
     * @param recordedBy name of who wrote it down
     */
    record PartyLine(
            Signatory signatory,
            AgreementView.@Nullable Signed signed,
            AgreementView.@Nullable Returned returned,
            String recordedBy) {}

    /** A version of the document; current is the one that counts. */
    record VersionLine(AgreementView.Version version, boolean current, String generatedBy, List<PartyLine> parties) {}

    /**
     * @param link into the task list, for who may do it; else null
     */
    record TaskLine(String name, @Nullable String link) {}

    @GetMapping("/alianzas/{code}/convenio")
    String agreement(@PathVariable String code, Model model) {
        AllianceView alliance = sight.alliance(code);
        Viewer viewer = sight.viewer();
        AgreementView agreement = agreements.covering(code).orElse(null);
        String lead = agreement == null ? code : agreement.leadAlliance();
        // The RUT of who has signed stands on the page as well as in the document.
        if (agreement != null && !agreement.versions().isEmpty()) {
            reads.agreement(code, agreement.code(), agreement.versions().get(0).number());
        }
        model.addAttribute("alliance", alliance);
        model.addAttribute("agreement", agreement);
        model.addAttribute("leads", agreement == null || agreement.leads(code));
        model.addAttribute("covered", agreement == null ? List.of() : covered(agreement, viewer));
        boolean preparing =
                alliance.isActive() && (agreement == null || agreement.state() == AgreementView.State.PREPARING);
        model.addAttribute("preparing", preparing);
        model.addAttribute("missing", preparing ? missing(lead, agreement) : List.of());
        model.addAttribute("mayComplete", Sight.watches(viewer));
        model.addAttribute("versions", agreement == null ? List.of() : versions(agreement));
        model.addAttribute("onPaper", agreement == null ? List.of() : onPaper(agreement));
        model.addAttribute("tasks", tasks(lead, viewer));
        return "panel/agreement";
    }

    private List<Missing> missing(String lead, @Nullable AgreementView agreement) {
        return agreements.missing(
                lead,
                agreement == null
                        ? List.of()
                        : agreement.alliances().stream()
                                .filter(other -> !other.equals(lead))
                                .toList());
    }

    private List<Covered> covered(AgreementView agreement, Viewer viewer) {
        return agreement.alliances().stream()
                .map(alliances::get)
                .map(alliance -> new Covered(alliance, alliance.isVisibleTo(viewer)))
                .toList();
    }

    private List<TaskLine> tasks(String lead, Viewer viewer) {
        return work.of(List.of(lead)).stream()
                .filter(task -> TASKS.contains(task.definition()))
                .filter(task -> Sight.mayDo(viewer, task))
                .map(task -> new TaskLine(task.name(), link(task)))
                .toList();
    }

    private static String link(OpenTask task) {
        return TaskLinks.task(task.id());
    }

    private List<VersionLine> versions(AgreementView agreement) {
        Map<String, String> names = new HashMap<>(registry.names(agreement.versions().stream()
                .flatMap(version -> Stream.of(
                                Stream.of(version.generatedBy()),
                                version.signatures().stream().map(AgreementView.Signed::recordedBy),
                                version.returns().stream().map(AgreementView.Returned::returnedBy))
                        .flatMap(logins -> logins))
                .collect(Collectors.toSet())));
        names.put(CurrentViewer.SYSTEM, texts.get("audit.system"));
        return agreement.versions().stream()
                .map(version -> new VersionLine(
                        version,
                        version == agreement.versions().get(0),
                        names.getOrDefault(version.generatedBy(), version.generatedBy()),
                        Stream.of(Signatory.values())
                                .map(signatory -> party(signatory, version.signatures(), version.returns(), names))
                                .toList()))
                .toList();
    }

    private List<PartyLine> onPaper(AgreementView agreement) {
        return agreement.onPaper().stream()
                .map(signed -> party(signed.signatory(), agreement.onPaper(), List.of(), Map.of()))
                .toList();
    }

    private static PartyLine party(
            Signatory signatory,
            List<AgreementView.Signed> signatures,
            List<AgreementView.Returned> returns,
            Map<String, String> names) {
        AgreementView.Signed signed = signatures.stream()
                .filter(one -> one.signatory() == signatory)
                .findFirst()
                .orElse(null);
        AgreementView.Returned returned = returns.stream()
                .filter(one -> one.signatory() == signatory)
                .findFirst()
                .orElse(null);
        String login = signed != null ? signed.recordedBy() : returned != null ? returned.returnedBy() : "";
        return new PartyLine(signatory, signed, returned, names.getOrDefault(login, login));
    }

    /** The document, byte by byte as it was made; for who sees one of the alliances it covers. */
    @GetMapping("/convenios/{code}/{version}.pdf")
    ResponseEntity<byte[]> document(@PathVariable String code, @PathVariable int version) {
        Viewer viewer = sight.viewer();
        boolean inSight = agreements.find(code).stream()
                .anyMatch(agreement -> viewer.seesNetwork()
                        || agreement.alliances().stream()
                                .anyMatch(alliance -> alliances.get(alliance).isVisibleTo(viewer)));
        if (!inSight) {
            throw new NoSuchElementException("agreement %s in sight of %s".formatted(code, viewer.username()));
        }
        byte[] pdf = agreements.pdf(code, version);
        reads.agreement(agreements.find(code).orElseThrow().leadAlliance(), code, version);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(texts.get("agreement.file", code, version))
                                .build()
                                .toString())
                .body(pdf);
    }
}
