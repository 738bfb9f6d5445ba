package cl.juntosporlainfancia.panel;

import cl.juntosporlainfancia.catalogue.Catalogue;
import cl.juntosporlainfancia.catalogue.Dimension;
import cl.juntosporlainfancia.catalogue.Standard;
import cl.juntosporlainfancia.diagnosis.Diagnoses;
import cl.juntosporlainfancia.diagnosis.DiagnosisAnswers;
import cl.juntosporlainfancia.diagnosis.DiagnosisView;
import cl.juntosporlainfancia.diagnosis.Draft;
import cl.juntosporlainfancia.diagnosis.Entry;
import cl.juntosporlainfancia.diagnosis.HelpRequest;
import cl.juntosporlainfancia.diagnosis.Missing;
import cl.juntosporlainfancia.diagnosis.Profile;
import cl.juntosporlainfancia.diagnosis.Remark;
import cl.juntosporlainfancia.language.Texts;
import cl.juntosporlainfancia.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the pages of a diagnosis show to the person who makes the current request. */
@Component
class DiagnosisSheets {

    /**
     * What somebody has sent without a script and could not be kept, so that it stands in the fields again.
     *
     * @param drafts by standard
     * @param problems in words, by standard
     * @param overtaken the standards that somebody else has changed meanwhile
     * @param profile of the residence; null if it was kept
     * @param profileProblem in words
     */
    record Sent(
            Map<String, Draft> drafts,
            Map<String, String> problems,
            Set<String> overtaken,
            @Nullable SentProfile profile,
            @Nullable String profileProblem) {

        static final Sent NOTHING = new Sent(Map.of(), Map.of(), Set.of(), null, null);

        boolean isKept() {
            return problems.isEmpty() && profileProblem == null;
        }
    }

    /** As typed. */
    record SentProfile(int version, Map<String, String> headCounts, String valueProposal, boolean overtaken) {}

    private final Catalogue catalogue;
    private final Diagnoses diagnoses;
    private final DiagnosisAnswers answers;
    private final DiagnosisSight sight;
    private final Registry registry;
    private final Texts texts;

    DiagnosisSheets(
            Catalogue catalogue,
            Diagnoses diagnoses,
            DiagnosisAnswers answers,
            DiagnosisSight sight,
            Registry registry,
            Texts texts) {
        this.catalogue = catalogue;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.sight = sight;
        this.registry = registry;
        this.texts = texts;
    }

    /** The pages of the form, with how much of each is answered. */
    List<DiagnosisSheet.Step> steps(String code) {
        return steps(answers.entries(code), answers.profile(code));
    }

    private List<DiagnosisSheet.Step> steps(Map<String, Entry> entries, Profile profile) {
        List<DiagnosisSheet.Step> steps = new ArrayList<>();
        for (Dimension dimension : catalogue.dimensions()) {
            int answered = (int) dimension.standards().stream()
                    .filter(standard ->
                            Objects.requireNonNull(entries.get(standard.code())).isAnswered())
                    .count();
            steps.add(new DiagnosisSheet.Step(
                    steps.size() + 1,
                    dimension.name(),
                    answered,
                    dimension.standards().size()));
        }
        int told = (profile.children() > 0 ? 1 : 0) + (profile.valueProposal().isEmpty() ? 0 : 1);
        steps.add(new DiagnosisSheet.Step(steps.size() + 1, texts.get("diagnosis.step.residence"), told, 2));
        return steps;
    }

    DiagnosisSheet of(DiagnosisView diagnosis, Sent sent) {
        String code = diagnosis.code();
        boolean takesPart = sight.takesPart(diagnosis);
        Map<String, Entry> entries = answers.entries(code);
        Profile profile = answers.profile(code);
        DiagnosisView before = diagnoses
                .acceptedOf(diagnosis.residenceCode())
                .filter(accepted -> !accepted.code().equals(code))
                .orElse(null);
        Map<String, Entry> entriesBefore = before == null ? Map.of() : answers.entries(before.code());
        List<Remark> remarks = diagnoses.remarksOf(code).stream()
                .filter(remark -> !remark.internal() || sight.seesInternal())
                .toList();
        List<HelpRequest> help = takesPart ? diagnoses.helpOf(code) : List.of();
        List<DiagnosisSheet.Section> sections = new ArrayList<>();
        for (Dimension dimension : catalogue.dimensions()) {
            sections.add(new DiagnosisSheet.Section(
                    sections.size() + 1,
                    dimension.name(),
                    cards(dimension.standards(), entries, entriesBefore, remarks, sent)));
        }
        int last = sections.size() + 1;
        return new DiagnosisSheet(
                diagnosis,
                steps(entries, profile),
                sections,
                new DiagnosisSheet.Section(
                        last,
                        texts.get("diagnosis.extra"),
                        cards(catalogue.extraLines(), entries, entriesBefore, remarks, sent)),
                residence(profile, before == null ? null : answers.profile(before.code()), sent),
                before,
                remarks,
                help,
                takesPart ? diagnoses.visitOf(code).orElse(null) : null,
                gaps(answers.missing(code), sections, last),
                registry.names(people(diagnosis, entries, profile, remarks, help)));
    }

    private static List<DiagnosisSheet.Card> cards(
            List<Standard> standards,
            Map<String, Entry> entries,
            Map<String, Entry> entriesBefore,
            List<Remark> remarks,
            Sent sent) {
        return standards.stream()
                .map(standard -> {
                    String code = standard.code();
                    Entry entry = Objects.requireNonNull(entries.get(code));
                    Entry before = entriesBefore.get(code);
                    return new DiagnosisSheet.Card(
                            standard,
                            entry,
                            before == null || !before.isBegun() ? null : before,
                            sent.drafts().getOrDefault(code, draft(entry)),
                            sent.problems().get(code),
                            sent.overtaken().contains(code),
                            remarks.stream()
                                    .filter(remark -> code.equals(remark.standardCode()))
                                    .toList());
                })
                .toList();
    }

    private static Draft draft(Entry entry) {
        return new Draft(
                entry.version(),
                entry.currentState(),
                entry.desiredState(),
                entry.needs().stream()
                        .map(need -> new Draft.Line(need.text(), need.priority()))
                        .toList(),
                entry.noNeed());
    }

    private DiagnosisSheet.ResidenceCard residence(Profile profile, @Nullable Profile before, Sent sent) {
        SentProfile typed = sent.profile();
        return new DiagnosisSheet.ResidenceCard(
                profile,
                before,
                typed == null ? profile.version() : typed.version(),
                bands(profile, before, typed),
                typed == null ? profile.valueProposal() : typed.valueProposal(),
                sent.profileProblem(),
                typed != null && typed.overtaken());
    }

    private List<DiagnosisSheet.Band> bands(Profile profile, @Nullable Profile before, @Nullable SentProfile sent) {
        return catalogue.ageBands().stream()
                .map(band -> {
                    String kept = number(profile, band.code());
                    return new DiagnosisSheet.Band(
                            band,
                            sent == null ? kept : sent.headCounts().getOrDefault(band.code(), ""),
                            kept,
                            before == null ? "" : number(before, band.code()));
                })
                .toList();
    }

    private static String number(Profile profile, String band) {
        Integer number = profile.headCounts().get(band);
        return number == null ? "" : number.toString();
    }

    /** One for each standard where something is missing, and for each part of the last page. */
    private static List<DiagnosisSheet.Gap> gaps(
            List<Missing> missing, List<DiagnosisSheet.Section> sections, int last) {
        List<DiagnosisSheet.Gap> gaps = new ArrayList<>();
        for (DiagnosisSheet.Section section : sections) {
            for (DiagnosisSheet.Card card : section.cards()) {
                String code = card.standard().code();
                List<Missing.Part> parts = missing.stream()
                        .filter(each -> code.equals(each.standardCode()))
                        .map(Missing::part)
                        .toList();
                if (!parts.isEmpty()) {
                    String what = parts.size() > 1 ? "BOTH" : parts.get(0).name();
                    gaps.add(new DiagnosisSheet.Gap(
                            section.number(), what, code, card.standard().name(), card.id()));
                }
            }
        }
        missing.stream().filter(each -> each.standardCode() == null).forEach(each -> {
            String anchor = each.part() == Missing.Part.HEAD_COUNTS ? "edades" : "valueProposal";
            gaps.add(new DiagnosisSheet.Gap(last, each.part().name(), null, null, anchor));
        });
        return gaps;
    }

    private static Set<String> people(
            DiagnosisView diagnosis,
            Map<String, Entry> entries,
            Profile profile,
            List<Remark> remarks,
            List<HelpRequest> help) {
        Set<String> people = new HashSet<>();
        Stream.of(
                        Stream.of(diagnosis.changedBy(), profile.updatedBy()),
                        entries.values().stream().map(Entry::updatedBy),
                        remarks.stream().map(Remark::author),
                        help.stream().map(HelpRequest::askedBy),
                        help.stream().map(HelpRequest::answeredBy))
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .forEach(people::add);
        return people;
    }
}
