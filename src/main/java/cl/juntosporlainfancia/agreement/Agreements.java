package cl.juntosporlainfancia.agreement;

import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.agreement.AgreementView.State;
import cl.juntosporlainfancia.agreement.AgreementView.Version;
import cl.juntosporlainfancia.alliance.AllianceEnded;
import cl.juntosporlainfancia.alliance.AllianceView;
import cl.juntosporlainfancia.alliance.AlliancesInView;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.document.Pdf;
import cl.juntosporlainfancia.document.PdfDocuments;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Rut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The agreements of alliances (manual, section 4.2 and annex 7.3; rules P6): prepared from registry and plans, signed by three or
 * returned, and kept. One agreement covers one or several alliances of one organisation with one company.
 */
@Service
@Transactional
public class Agreements {

    /** How many missing data a refusal names; the page lists all. */
    private static final int NAMED = 3;

    private static final int LONGEST_REMARKS = 2000;

    private final AgreementRecords records;
    private final AgreementDrafts drafts;
    private final AgreementLetters letters;
    private final PdfDocuments documents;
    private final AnnexPlans plans;
    private final AlliancesInView alliances;
    private final AgreementProcess process;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;

    Agreements(
            AgreementRecords records,
            AgreementDrafts drafts,
            AgreementLetters letters,
            PdfDocuments documents,
            AnnexPlans plans,
            AlliancesInView alliances,
            AgreementProcess process,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts) {
        this.records = records;
        this.drafts = drafts;
        this.letters = letters;
        this.documents = documents;
        this.plans = plans;
        this.alliances = alliances;
        this.process = process;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
    }

    /** How an alliance stands to the agreements of others. */
    public enum Coverage {
        /** None covers it. */
        NONE,
        /** One covers it, and is not signed yet. */
        INCLUDED,
        /** One covers it, and all three have signed. */
        SIGNED
    }

    @Transactional(readOnly = true)
    public Coverage coverage(String allianceCode) {
        return records.covering(allianceCode)
                .filter(agreement -> agreement.isSigned() || !agreement.leads(allianceCode))
                .map(agreement -> agreement.isSigned() ? Coverage.SIGNED : Coverage.INCLUDED)
                .orElse(Coverage.NONE);
    }

    /** The agreement that covers an alliance. */
    @Transactional(readOnly = true)
    public Optional<AgreementView> covering(String allianceCode) {
        return records.covering(allianceCode);
    }

    /** An agreement by its code. */
    @Transactional(readOnly = true)
    public Optional<AgreementView> find(String code) {
        return records.find(code);
    }

    /**
     * The document, byte by byte as it was made.
     *
     * @throws NoSuchElementException if there is no such version
     */
    @Transactional(readOnly = true)
    public byte[] pdf(String code, int version) {
        return records.pdf(code, version)
                .orElseThrow(() -> new NoSuchElementException("document " + code + "/" + version));
    }

    // ---- preparing

    /**
     * The alliances that one agreement may cover together with this one: of the same organisation and company, with an agreed plan,
     * and covered by no other.
     */
    @Transactional(readOnly = true)
    public List<AllianceView> companions(String allianceCode) {
        AllianceView lead = alliances.get(allianceCode);
        Optional<String> own = records.covering(allianceCode).map(AgreementView::code);
        return alliances.of(Party.organization(lead.organizationCode())).stream()
                .filter(AllianceView::isActive)
                .filter(other -> !other.code().equals(allianceCode)
                        && other.companyCode().equals(lead.companyCode()))
                .filter(other -> plans.exists(other.code()))
                .filter(other -> records.covering(other.code())
                        .map(agreement -> Optional.of(agreement.code()).equals(own))
                        .orElse(true))
                .toList();
    }

    /** What keeps the agreement of these alliances from being written. */
    @Transactional(readOnly = true)
    public List<Missing> missing(String allianceCode, Collection<String> others) {
        return drafts.of(together(allianceCode, others)).missing();
    }

    /**
     * Settles which alliances the agreement covers, its own and these others. Those it covers no longer prepare one of their own.
     *
     * @throws Refused if something is missing, another agreement covers one of them, or they do not belong together
     */
    public void prepare(String allianceCode, Collection<String> others) {
        AllianceView lead = alliances.get(allianceCode);
        AgreementView before = records.lockCovering(allianceCode).orElse(null);
        if (before != null && (!before.leads(allianceCode) || before.state() != State.PREPARING)) {
            throw new Refused("", "agreement.notPreparing", before.code());
        }
        List<String> possible =
                companions(allianceCode).stream().map(AllianceView::code).toList();
        for (String other : others) {
            if (!possible.contains(other)) {
                throw new Refused("others", "agreement.others.impossible", other);
            }
        }
        List<String> covered = together(allianceCode, others);
        requireComplete(drafts.of(covered));
        String code = before != null
                ? before.code()
                : records.open(
                        allianceCode, lead.organizationCode(), lead.companyCode(), calendar.now(), current.username());
        cover(code, covered);
        List<String> formerly = before == null ? List.of() : before.alliances();
        covered.stream()
                .filter(other -> !other.equals(allianceCode) && !formerly.contains(other))
                .forEach(process::included);
        formerly.stream().filter(other -> !covered.contains(other)).forEach(other -> letGo(code, other));
    }

    /** Always in the order of the codes, so that two who include one another at the same moment wait, and do not block each other. */
    private void cover(String code, List<String> covered) {
        covered.stream().sorted().forEach(alliance -> {
            try {
                records.cover(code, alliance, covered.indexOf(alliance));
            } catch (DuplicateKeyException faster) {
                throw new Refused("others", "agreement.others.impossible", alliance);
            }
        });
    }

    private static List<String> together(String allianceCode, Collection<String> others) {
        List<String> all = new ArrayList<>();
        all.add(allianceCode);
        others.stream().distinct().sorted().forEach(all::add);
        return all;
    }

    private void requireComplete(AgreementDrafts.Draft draft) {
        List<Missing> missing = draft.missing();
        if (!missing.isEmpty()) {
            throw new Refused(
                    "",
                    missing.size() > NAMED ? "agreement.incomplete.more" : "agreement.incomplete",
                    missing.stream().limit(NAMED).map(Missing::sentence).collect(Collectors.joining(" ")),
                    missing.size() - NAMED);
        }
    }

    private void letGo(String code, String allianceCode) {
        records.release(code, allianceCode, calendar.today());
        process.released(allianceCode);
    }

    /**
     * Makes the document of what was settled, a new version each time; from then on it is signed or returned.
     *
     * @throws Refused if something is missing
     */
    public void generate(String allianceCode) {
        AgreementView agreement = own(allianceCode);
        if (agreement.state() != State.PREPARING) {
            throw new Refused("", "agreement.notPreparing", agreement.code());
        }
        AgreementDrafts.Draft draft = drafts.of(agreement.alliances());
        requireComplete(draft);
        AgreementFacts facts = draft.facts();
        Pdf pdf = documents.render(
                "agreement",
                Map.of(
                        "agreement",
                        facts,
                        "code",
                        agreement.code(),
                        "date",
                        texts.date(facts.on()),
                        "count",
                        inWords(facts.residences().size())));
        int version = records.keep(agreement.code(), pdf, facts, calendar.now(), current.username());
        records.become(agreement.code(), State.SIGNING);
        note(AuditTrail.Action.AGREEMENT_GENERATED, agreement, agreement.code(), version);
    }

    /** «tres»; beyond the numbers that have a word here, in figures. */
    private String inWords(int count) {
        return count < 2 || count > 10 ? Integer.toString(count) : texts.get("agreement.count." + count);
    }

    // ---- signing

    /**
     * A party signs the document.
     *
     * @throws Refused if it has signed it already, or the date lies ahead or before the document, or the RUT is none
     */
    public void sign(String allianceCode, Signature signature) {
        AgreementView agreement = own(allianceCode);
        Version document = signable(agreement);
        LocalDate made = calendar.dateOf(document.generatedAt());
        if (signature.signedOn().isAfter(calendar.today())) {
            throw new Refused("signedOn", "agreement.signedOn.future");
        }
        if (signature.signedOn().isBefore(made)) {
            throw new Refused("signedOn", "agreement.signedOn.tooEarly", texts.shortDate(made));
        }
        Rut rut = Rut.parse(signature.rut())
                .orElseThrow(() -> new Refused("rut", "agreement.rut.wrong", signature.rut()));
        if (!records.sign(
                agreement.code(), document.number(), signature, rut.toString(), calendar.now(), current.username())) {
            throw new Refused("", "agreement.signedTwice", texts.of(signature.signatory()));
        }
        note(AuditTrail.Action.AGREEMENT_SIGNED, agreement, signature.signatory(), signature.signedOn());
        if (document.signatures().size() + 1 == Signatory.values().length) {
            records.become(agreement.code(), State.SIGNED);
            agreement.alliances().stream()
                    .filter(other -> !agreement.leads(other))
                    .forEach(process::signed);
        }
    }

    /**
     * A party returns the document instead of signing it: it is prepared anew and signed by all three again.
     *
     * @throws Refused without remarks, or if the party has signed this version
     */
    public void sendBack(String allianceCode, Signatory signatory, String remarks) {
        AgreementView agreement = own(allianceCode);
        Version document = signable(agreement);
        if (remarks.isBlank()) {
            throw new Refused("remarks", "agreement.remarks.required");
        }
        if (remarks.length() > LONGEST_REMARKS) {
            throw new Refused("remarks", "agreement.remarks.tooLong");
        }
        if (document.signatures().stream().anyMatch(signed -> signed.signatory() == signatory)) {
            throw new Refused("", "agreement.signedTwice", texts.of(signatory));
        }
        records.sendBack(
                agreement.code(), document.number(), signatory, remarks.strip(), calendar.now(), current.username());
        records.become(agreement.code(), State.PREPARING);
        note(AuditTrail.Action.AGREEMENT_RETURNED, agreement, signatory);
    }

    /** Who signs for a party according to the document; empty while none is made. */
    @Transactional(readOnly = true)
    public Optional<AgreementFacts.Representative> representative(String allianceCode, Signatory signatory) {
        return records.covering(allianceCode)
                .flatMap(agreement -> agreement.current().map(version -> records.facts(
                                agreement.code(), version.number())
                        .party(signatory)
                        .representative()));
    }

    /** Whether all three have signed. */
    @Transactional(readOnly = true)
    public boolean isSigned(String allianceCode) {
        return coverage(allianceCode) == Coverage.SIGNED;
    }

    /** Each party gets its copy by mail. */
    public void deliver(String allianceCode) {
        AgreementView agreement = own(allianceCode);
        letters.copies(
                agreement, agreement.alliances().stream().map(alliances::get).toList());
    }

    private Version signable(AgreementView agreement) {
        return agreement
                .current()
                .filter(document -> agreement.state() == State.SIGNING)
                .orElseThrow(() -> new Refused("", "agreement.notSigning", agreement.code()));
    }

    /** The agreement that this alliance leads, locked. */
    private AgreementView own(String allianceCode) {
        return records.lockCovering(allianceCode)
                .filter(agreement -> agreement.leads(allianceCode))
                .orElseThrow(() -> new Refused("", "agreement.none"));
    }

    private void note(AuditTrail.Action action, AgreementView agreement, Object... facts) {
        agreement.alliances().forEach(alliance -> audit.record(action, alliance, facts));
    }

    /**
     * An alliance that ends leaves the agreement it shares with others, unless all have signed that. If it was the one whose agreement
     * it was, each of the others prepares its own; if another's, its document is made anew without it.
     */
    @EventListener
    void on(AllianceEnded ended) {
        AgreementView agreement = records.lockCovering(ended.allianceCode()).orElse(null);
        if (agreement == null || agreement.isSigned()) {
            return;
        }
        if (agreement.leads(ended.allianceCode())) {
            records.become(agreement.code(), State.DISCARDED);
            agreement.alliances().forEach(alliance -> letGo(agreement.code(), alliance));
            note(AuditTrail.Action.AGREEMENT_DISCARDED, agreement, agreement.code());
        } else {
            records.release(agreement.code(), ended.allianceCode(), calendar.today());
            if (agreement.state() == State.SIGNING) {
                records.become(agreement.code(), State.PREPARING);
                process.outdated(agreement.leadAlliance());
            }
        }
    }
}
