package cl.juntosporlainfancia.linking;

import static cl.juntosporlainfancia.access.AuditTrail.Action;

import cl.juntosporlainfancia.access.AuditSubject;
import cl.juntosporlainfancia.access.AuditTrail;
import cl.juntosporlainfancia.access.CurrentViewer;
import cl.juntosporlainfancia.alliance.AllianceService;
import cl.juntosporlainfancia.alliance.FormAlliance;
import cl.juntosporlainfancia.calendar.BusinessCalendar;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.Need;
import cl.juntosporlainfancia.diagnosis.ResidenceIncorporated;
import cl.juntosporlainfancia.language.Refused;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Groups;
import cl.juntosporlainfancia.registry.Party;
import cl.juntosporlainfancia.registry.Registry;
import cl.juntosporlainfancia.registry.Residence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Linkings: from the residence that waits for a company to the alliance (evaluation 2020, 4.4 ii; rules P3). */
@Service
@Transactional
public class Linkings {

    /** How many companies a ranking shows. The place of a company further down is not told. */
    public static final int RANKED = 20;

    /** How many days after the contact a company answers at the latest. */
    public static final int LONGEST_TERM = 60;

    private final LinkingRecords records;
    private final CandidateSearch search;
    private final FitWeights weights;
    private final FitWords words;
    private final Diagnoses diagnoses;
    private final Delegates delegates;
    private final FoundCompanies foundCompanies;
    private final LinkingLetters letters;
    private final Registry registry;
    private final AllianceService alliances;
    private final AuditTrail audit;
    private final CurrentViewer current;
    private final BusinessCalendar calendar;
    private final Texts texts;
    private final LinkingProcess process;

    Linkings(
            LinkingRecords records,
            CandidateSearch search,
            @Lazy FitWeights weights,
            FitWords words,
            Diagnoses diagnoses,
            Delegates delegates,
            FoundCompanies foundCompanies,
            LinkingLetters letters,
            Registry registry,
            AllianceService alliances,
            AuditTrail audit,
            CurrentViewer current,
            BusinessCalendar calendar,
            Texts texts,
            @Lazy LinkingProcess process) {
        this.records = records;
        this.search = search;
        this.weights = weights;
        this.words = words;
        this.diagnoses = diagnoses;
        this.delegates = delegates;
        this.foundCompanies = foundCompanies;
        this.letters = letters;
        this.registry = registry;
        this.alliances = alliances;
        this.audit = audit;
        this.current = current;
        this.calendar = calendar;
        this.texts = texts;
        this.process = process;
    }

    // ---- what there is

    /**
     * @throws NoSuchElementException if there is none of that code
     */
    @Transactional(readOnly = true)
    public LinkingView get(String code) {
        return records.find(code).orElseThrow(() -> new NoSuchElementException("linking " + code));
    }

    /** Those under way, the oldest first. */
    @Transactional(readOnly = true)
    public List<LinkingView> open() {
        return records.live();
    }

    /** Those that are over, the newest first. */
    @Transactional(readOnly = true)
    public List<LinkingView> finished(int limit) {
        return records.finished(limit);
    }

    /** Every company that was asked, in order. */
    @Transactional(readOnly = true)
    public List<Approach> approaches(String code) {
        return records.approaches(code);
    }

    /** What the search commission reported, in order. */
    @Transactional(readOnly = true)
    public List<RecordedSearch> searches(String code) {
        return records.searches(code);
    }

    /** What the residence lacks, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Need> needs(String code) {
        return urgentFirst(diagnoses.needs(get(code).residenceCode()));
    }

    /** How the company that accepted goes about it; empty before it has named its people. */
    @Transactional(readOnly = true)
    public Optional<Profile> profile(String code) {
        return records.profiles(" where c.linking_code = ?", code).stream().findFirst();
    }

    /** Those of all alliances that came of a linking, by the alliance's code. */
    @Transactional(readOnly = true)
    public List<Profile> profiles() {
        return records.profiles(" where l.alliance_code is not null order by l.alliance_code");
    }

    // ---- the search

    /**
     * Opens the search for a company and starts its process.
     *
     * @return its code
     * @throws Refused if the residence is unknown, not incorporated, or has a linking under way
     */
    public String open(String residenceCode) {
        Residence residence = registry.residence(residenceCode)
                .orElseThrow(() -> new Refused("residenceCode", "linking.residence.unknown"));
        if (residence.incorporatedOn() == null) {
            throw new Refused("residenceCode", "linking.residence.notIncorporated", residence.name());
        }
        String code = records.open(residenceCode, calendar.today(), current.username())
                .orElseThrow(() -> new Refused(
                        "residenceCode",
                        "linking.already",
                        residence.name(),
                        records.liveOf(residenceCode).orElse("")));
        audit.record(Action.LINKING_OPENED, code, AuditSubject.of(Party.residence(residenceCode)));
        process.linkingOpened(code);
        return code;
    }

    /** An incorporated residence waits for a company, unless one is being looked for already. */
    @EventListener
    void on(ResidenceIncorporated event) {
        if (records.liveOf(event.residenceCode()).isEmpty()) {
            open(event.residenceCode());
        }
    }

    /**
     * The companies that might be asked, the fittest first. Those that were asked before, and those that have a live alliance with
     * the residence, are left out.
     *
     * @param limit how many at most
     */
    @Transactional(readOnly = true)
    public Ranking ranking(String code, int limit) {
        LinkingView linking = get(code);
        List<Need> lacking = diagnoses.needs(linking.residenceCode());
        CompanyFit fit = weights.companyFit();
        List<CandidateSearch.Found> found =
                search.fittest(wanted(linking, lacking), fit, records.found(code), Math.max(1, limit));
        List<Candidate> candidates = new ArrayList<>();
        for (CandidateSearch.Found one : found) {
            candidates.add(candidate(candidates.size() + 1, one, lacking, fit));
        }
        return new Ranking(code, lacking.size(), List.copyOf(candidates));
    }

    private static CandidateSearch.Wanted wanted(LinkingView linking, List<Need> lacking) {
        return new CandidateSearch.Wanted(
                linking.code(), linking.residenceCode(), linking.comuna(), linking.region(), lacking);
    }

    private Candidate candidate(int rank, CandidateSearch.Found found, List<Need> lacking, CompanyFit fit) {
        List<Need> met = urgentFirst(lacking.stream()
                .filter(need -> found.standards().contains(need.standardCode()))
                .toList());
        Double kilometres = found.kilometres();
        return new Candidate(
                rank,
                found.companyCode(),
                found.companyName(),
                found.distance(),
                found.comuna(),
                found.region(),
                kilometres == null ? null : (int) Math.round(kilometres),
                met,
                found.alliances(),
                found.saturated(),
                found.byCommission(),
                found.score(),
                words.parts(found, met, lacking.size(), fit));
    }

    private static List<Need> urgentFirst(List<Need> needs) {
        return needs.stream().sorted(Comparator.comparing(Need::priority)).toList();
    }

    /**
     * Whether the search commission has to take over: enough companies have refused since it last found one, or no candidate is left,
     * or it is at it already.
     */
    @Transactional(readOnly = true)
    public boolean searchExhausted(String code) {
        LinkingView linking = get(code);
        return switch (linking.status()) {
            case WITH_COMMISSION -> true;
            case OPEN ->
                linking.current() == null
                        && (records.refusalsSinceFound(code)
                                        >= weights.companyFit().refusals()
                                || ranking(code, 1).isEmpty());
            case LINKED, CLOSED -> false;
        };
    }

    // ---- one company after another

    /**
     * Decides which company is asked next.
     *
     * @param reason why, if it is not the first of the ranking
     * @throws Refused if it is no candidate, another one is being asked, or the search commission's turn has come
     */
    public void choose(String code, String companyCode, @Nullable String reason) {
        requireOpen(code);
        Approach pending = get(code).current();
        if (pending != null) {
            throw new Refused("", "linking.choose.pending", pending.companyName());
        }
        if (records.refusalsSinceFound(code) >= weights.companyFit().refusals()) {
            throw new Refused("", "linking.choose.exhausted");
        }
        Ranking ranking = ranking(code, RANKED);
        Optional<Candidate> shown = ranking.candidate(companyCode);
        int score = shown.map(Candidate::score).orElseGet(() -> scoreOf(code, companyCode));
        boolean first = shown.isPresent() && shown.get().rank() == 1;
        String why = Wordings.optional("reason", reason, 1000);
        if (!first && why == null) {
            throw new Refused("reason", "linking.reason.first");
        }
        records.choose(
                code,
                companyCode,
                calendar.today(),
                current.username(),
                shown.map(Candidate::rank).orElse(null),
                score,
                first ? null : why,
                shown.map(Candidate::foundByCommission).orElse(false));
        audit.record(Action.COMPANY_CHOSEN, code, AuditSubject.of(Party.company(companyCode)), score)
                .note(why);
    }

    /** Of a candidate that is further down than the ranking shows. */
    private int scoreOf(String code, String companyCode) {
        LinkingView linking = get(code);
        return search
                .of(
                        wanted(linking, diagnoses.needs(linking.residenceCode())),
                        weights.companyFit(),
                        List.of(companyCode))
                .stream()
                .findFirst()
                .map(CandidateSearch.Found::score)
                .orElseThrow(() -> new Refused("companyCode", "linking.company.noCandidate"));
    }

    /** By when a company answers unless something else is agreed: some working days after the contact. */
    @Transactional(readOnly = true)
    public LocalDate usualAnswerDueOn(LocalDate contactedOn) {
        LocalDate due = contactedOn;
        for (int i = 0; i < weights.companyFit().answerWorkingDays(); i++) {
            due = calendar.nextWorkingDay(due.plusDays(1));
        }
        return due;
    }

    /**
     * Records the contact with the chosen company's management.
     *
     * @throws Refused if its date lies ahead or before the linking, or the answer's is not after it or too late
     */
    public void recordContact(String code, Contact contact) {
        LocalDate openedOn = requireOpen(code).openedOn();
        Approach approach = requirePending(code);
        if (approach.contactedOn() != null) {
            throw new Refused("", "linking.contact.already", approach.companyName());
        }
        LocalDate contactedOn = contact.contactedOn();
        if (contactedOn.isAfter(calendar.today())) {
            throw new Refused("contactedOn", "linking.contactedOn.future");
        }
        if (contactedOn.isBefore(openedOn)) {
            throw new Refused("contactedOn", "linking.contactedOn.tooEarly", texts.shortDate(openedOn));
        }
        LocalDate agreed = contact.answerDueOn();
        LocalDate today = calendar.today();
        LocalDate answerDueOn = agreed == null ? usualAnswerDueOn(today) : agreed;
        if (answerDueOn.isBefore(today)) {
            throw new Refused("answerDueOn", "linking.answerDueOn.past");
        }
        if (!answerDueOn.isAfter(contactedOn)) {
            throw new Refused("answerDueOn", "linking.answerDueOn.tooEarly", texts.shortDate(contactedOn));
        }
        if (answerDueOn.isAfter(contactedOn.plusDays(LONGEST_TERM))) {
            throw new Refused("answerDueOn", "linking.answerDueOn.tooLate", LONGEST_TERM);
        }
        Wordings.required("withWhom", contact.withWhom(), 300);
        Wordings.optional("notes", contact.notes(), 2000);
        records.contacted(code, approach, contact, answerDueOn);
        audit.record(Action.COMPANY_CONTACTED, code, company(approach), contact.channel(), contactedOn, answerDueOn);
    }

    /**
     * The company says no.
     *
     * @throws Refused without a reason
     */
    public void decline(String code, String reason) {
        requireOpen(code);
        Approach approach = requireContacted(code);
        String why = Wordings.required("reason", reason, 2000);
        records.answered(code, approach, Approach.Answer.DECLINED, calendar.today(), why);
        audit.record(Action.COMPANY_DECLINED, code, company(approach)).note(why);
    }

    /**
     * A company that had accepted goes back on it before the alliance is formed: the search goes on.
     *
     * @throws Refused without a reason, or if none has accepted
     */
    public void withdraw(String code, String reason) {
        requireOpen(code);
        Approach approach = get(code).current();
        if (approach == null || !approach.isAccepted()) {
            throw new Refused("", "linking.withdraw.none");
        }
        String why = Wordings.required("reason", reason, 2000);
        records.forgetCharacterisation(code, approach);
        records.answered(code, approach, Approach.Answer.DECLINED, calendar.today(), why);
        audit.record(Action.COMPANY_DECLINED, code, company(approach)).note(why);
        process.companyWithdrew(code);
    }

    /**
     * The search is given up while a company is being looked for or asked, for example because the residence desists.
     *
     * @throws Refused without a reason, or if it is over
     */
    public void drop(String code, String reason) {
        LinkingRecords.State state = records.lock(code);
        if (state.status() == LinkingView.Status.LINKED || state.status() == LinkingView.Status.CLOSED) {
            throw new Refused("", "linking.notOpen." + state.status(), code);
        }
        String why = Wordings.required("reason", reason, 2000);
        records.close(code, why, calendar.today());
        audit.record(Action.SEARCH_RECORDED, code, Search.Result.GIVE_UP).note(why);
        process.searchDropped(code);
    }

    /** The working day on which a company that has not answered is left as silent: the first one after its term. */
    @Transactional(readOnly = true)
    public LocalDate silenceOn(String code) {
        Approach approach = get(code).current();
        LocalDate due = approach == null ? null : approach.answerDueOn();
        if (due == null) {
            throw new IllegalStateException("no company of linking " + code + " has to answer");
        }
        return calendar.nextWorkingDay(due.plusDays(1));
    }

    /**
     * The company's term has gone by without an answer.
     *
     * @throws Refused before its last day
     */
    public void silent(String code) {
        requireOpen(code);
        Approach approach = requireContacted(code);
        LocalDate due = approach.answerDueOn();
        if (due != null && calendar.today().isBefore(due)) {
            throw new Refused("", "linking.silent.tooEarly", approach.companyName(), texts.shortDate(due));
        }
        records.answered(code, approach, Approach.Answer.SILENT, calendar.today(), null);
        audit.record(Action.COMPANY_SILENT, code, company(approach));
    }

    /** The company says yes; whom it names, {@link #accept} records. */
    public void acceptInPrinciple(String code) {
        requireOpen(code);
        acceptIfPending(code, requireContacted(code));
    }

    private void acceptIfPending(String code, Approach approach) {
        if (approach.isPending()) {
            records.answered(code, approach, Approach.Answer.ACCEPTED, calendar.today(), null);
            audit.record(Action.COMPANY_ACCEPTED, code, company(approach));
        }
    }

    /**
     * The company accepts, if it has not yet, says how it goes about it, and names its people, who become members of its group.
     *
     * @throws Refused if nobody coordinates or covers, or the two are one person
     */
    public void accept(String code, Acceptance acceptance) {
        requireOpen(code);
        Approach approach = requireContactedOrAccepted(code);
        if (profile(code).isPresent()) {
            throw new Refused("", "linking.accept.already", approach.companyName());
        }
        Wordings.required("area", acceptance.characterisation().area(), 120);
        if (acceptance.counterparts().isEmpty()) {
            throw new Refused("counterparts", "linking.counterparts.none");
        }
        if (acceptance.characterisation().team() == Characterisation.Team.SINGLE
                && acceptance.counterparts().size() > 1) {
            throw new Refused("team", "linking.team.notSingle");
        }
        acceptIfPending(code, approach);
        records.characterise(code, approach, acceptance.characterisation());
        String group = Party.company(approach.companyCode()).groupId();
        delegates.enrol(code, List.of(group), acceptance.counterparts(), acceptance.deputy());
        audit.record(Action.COMPANY_SIDE_NAMED, code, company(approach));
    }

    /**
     * The residence's side says who coordinates.
     *
     * @throws Refused if it is the technical team and no reason is given, or the same person covers
     */
    public void nameResidenceSide(String code, Naming naming) {
        requireOpen(code);
        Profile profile = profile(code).orElseThrow(() -> new Refused("", "linking.side.notYet"));
        if (profile.side() != null) {
            throw new Refused("", "linking.side.already");
        }
        String reason = Wordings.optional("technicalReason", naming.reason(), 1000);
        if (naming.position() == Naming.Position.TECHNICAL_TEAM && reason == null) {
            throw new Refused("technicalReason", "linking.technicalTeam.reason");
        }
        LinkingView linking = get(code);
        String residence = Party.residence(linking.residenceCode()).groupId();
        String organization = Party.organization(linking.organizationCode()).groupId();
        List<String> groups =
                switch (naming.side()) {
                    case OCA_ONLY -> List.of(organization);
                    case RESIDENCE_ONLY -> List.of(residence);
                    case BOTH -> List.of(residence, organization);
                };
        requireOwn(groups, organization);
        if (records.isLivePair(linking.residenceCode(), profile.companyCode())) {
            throw new Refused("", "linking.allied.meanwhile", linking.residenceName());
        }
        managerOf(code);
        delegates.requireOtherThan(
                code, Party.company(profile.companyCode()).groupId(), naming.counterpart(), naming.deputy());
        records.nameResidenceSide(code, naming);
        delegates.enrol(code, groups, List.of(naming.counterpart()), naming.deputy());
        audit.record(Action.RESIDENCE_SIDE_NAMED, code, naming.side(), naming.position());
    }

    /** A residence's people name nobody for its organisation, whose people see all its residences. */
    private void requireOwn(List<String> groups, String organization) {
        boolean foreign = current.viewer()
                .filter(viewer -> !viewer.steers() && !viewer.groups().contains(organization))
                .isPresent();
        if (foreign && groups.contains(organization)) {
            throw new Refused("side", "linking.side.notYours");
        }
    }

    /** Whoever chose the company, if still an alliance manager; or else any of them. */
    private String managerOf(String code) {
        Approach approach = get(code).current();
        List<String> managers = registry.members(List.of(Groups.ALLIANCE_MANAGERS)).stream()
                .map(member -> member.person().username())
                .toList();
        if (approach != null && managers.contains(approach.chosenBy())) {
            return approach.chosenBy();
        }
        return managers.stream().findFirst().orElseThrow(() -> new Refused("", "linking.manager.none"));
    }

    /**
     * Forms the alliance with the company that accepted. Whoever chose that company accompanies it.
     *
     * @return its code
     * @throws Refused while one of the sides has not named its people
     */
    public String formAlliance(String code) {
        return formAlliance(code, managerOf(code));
    }

    /**
     * Forms the alliance with the company that accepted.
     *
     * @param managerUsername login of the alliance manager who accompanies it
     * @return its code
     * @throws Refused while one of the sides has not named its people
     */
    public String formAlliance(String code, String managerUsername) {
        requireOpen(code);
        Profile profile = profile(code)
                .filter(named -> named.side() != null)
                .orElseThrow(() -> new Refused("", "linking.form.notReady"));
        String alliance =
                alliances.form(new FormAlliance(profile.residenceCode(), profile.companyCode(), managerUsername));
        records.link(code, alliance, calendar.today());
        audit.record(Action.LINKING_LINKED, code, alliance);
        return alliance;
    }

    // ---- the search commission

    /**
     * Asks the search commission to look for a company, by a letter with what happened so far; nothing happens if it is at it.
     *
     * @throws Refused while companies can still be asked
     */
    public void handToCommission(String code) {
        if (records.lock(code).status() == LinkingView.Status.WITH_COMMISSION) {
            return;
        }
        requireOpen(code);
        if (!searchExhausted(code)) {
            throw new Refused("", "linking.commission.notYet");
        }
        records.move(code, LinkingView.Status.WITH_COMMISSION);
        letters.handedToCommission(get(code), records.approaches(code), calendar.today());
        audit.record(Action.LINKING_HANDED_TO_COMMISSION, code, records.refusalsSinceFound(code));
    }

    /**
     * Records what the commission reports. A company that it found comes first in the ranking; one that is not in the registry is
     * added to it. If it gives up, the linking is closed.
     *
     * @throws Refused if the commission was not asked, no company is named or a wrong one, or it gives up without a reason
     */
    public void recordSearch(String code, Search report) {
        LinkingRecords.State state = records.lock(code);
        if (state.status() != LinkingView.Status.WITH_COMMISSION) {
            throw new Refused("", "linking.commission.notAsked");
        }
        String note = Wordings.optional("reason", report.note(), 2000);
        String company = null;
        if (report.result() == Search.Result.FOUND) {
            company = foundCompanies.codeOf(report);
            String found = company;
            if (records.approaches(code).stream()
                    .anyMatch(approach -> approach.companyCode().equals(found))) {
                throw new Refused("companyCode", "linking.company.askedBefore");
            }
            if (records.isLivePair(state.residenceCode(), company)) {
                throw new Refused("companyCode", "linking.company.allied");
            }
        }
        records.searched(code, calendar.today(), current.username(), report.result(), company, note);
        switch (report.result()) {
            case FOUND -> records.move(code, LinkingView.Status.OPEN);
            case KEEP_LOOKING -> {}
            case GIVE_UP -> {
                if (note == null) {
                    throw new Refused("reason", "linking.giveUp.reason");
                }
                records.close(code, note, calendar.today());
            }
        }
        if (company == null) {
            audit.record(Action.SEARCH_RECORDED, code, report.result()).note(note);
        } else {
            audit.record(Action.SEARCH_RECORDED, code, AuditSubject.of(Party.company(company)), report.result())
                    .note(note);
        }
    }

    // ---- what must hold

    private static AuditSubject company(Approach approach) {
        return AuditSubject.of(Party.company(approach.companyCode()));
    }

    private LinkingRecords.State requireOpen(String code) {
        LinkingRecords.State state = records.lock(code);
        if (state.status() != LinkingView.Status.OPEN) {
            throw new Refused("", "linking.notOpen." + state.status(), code);
        }
        return state;
    }

    private Approach requirePending(String code) {
        Approach approach = get(code).current();
        if (approach == null) {
            throw new Refused("", "linking.approach.none");
        }
        if (!approach.isPending()) {
            throw new Refused("", "linking.answered", approach.companyName());
        }
        return approach;
    }

    private Approach requireContacted(String code) {
        Approach approach = requirePending(code);
        if (approach.contactedOn() == null) {
            throw new Refused("", "linking.contact.none", approach.companyName());
        }
        return approach;
    }

    private Approach requireContactedOrAccepted(String code) {
        Approach approach = get(code).current();
        return approach != null && approach.isAccepted() ? approach : requireContacted(code);
    }
}
